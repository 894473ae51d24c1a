"""The editor carries the clinic's name, and asks nobody outside for anything."""

import re

import pytest
from django.urls import reverse
from wagtail.models import Site

from pages.models import ClinicSettings

OUTSIDE = re.compile(r'(?:src|srcset|<link[^>]*href)="(?:https?:)?//(?!testserver)')


@pytest.fixture
def named(site):
    return ClinicSettings.objects.create(site=Site.objects.get(), name="Riverbank & Sons")


class TestLogin:
    def test_names_the_clinic_and_asks_for_the_e_mail_address(self, named, client):
        page = client.get(reverse("wagtailadmin_login")).text
        assert "Sign in to Riverbank &amp; Sons" in page
        assert "<title>Sign in - Riverbank &amp; Sons</title>" in page
        assert "Enter your e-mail address" in page
        assert "Sign in to Wagtail" not in page

    def test_works_before_the_clinic_has_a_name(self, site, client):
        assert "Sign in to Clinic" in client.get(reverse("wagtailadmin_login")).text

    def test_says_what_did_not_match(self, named, client):
        answer = client.post(
            reverse("wagtailadmin_login"), {"username": "nobody@clinic.example", "password": "no"}
        )
        assert "Your e-mail address and password didn&#x27;t match." in answer.text


class TestDashboard:
    def test_names_the_clinic_in_the_sidebar_and_the_title(self, named, editor_client):
        page = editor_client.get(reverse("wagtailadmin_home")).text
        assert '<span class="clinic-brand__name">Riverbank &amp; Sons</span>' in page
        assert "Dashboard - Riverbank &amp; Sons</title>" in page
        assert "/static/css/editor.css" in page

    def test_offers_no_news_of_wagtail(self, named, editor_client):
        page = editor_client.get(reverse("wagtailadmin_home")).text
        assert "whats-new" not in page
        assert "upgrade-notification" not in page

    @pytest.mark.parametrize("view", ["wagtailadmin_login", "wagtailadmin_home"])
    def test_loads_nothing_from_elsewhere(self, named, editor_client, view):
        page = editor_client.get(reverse(view), follow=True).text
        assert "gravatar" not in page
        assert not OUTSIDE.search(page)

    def test_the_root_of_the_tree_opens(self, named, editor_client):
        assert editor_client.get(reverse("wagtailadmin_explore_root")).status_code == 200
