"""The set-up checklist on the editor's start page."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from blog.models import BlogIndexPage
from blog.setup import set_up_site
from pages.dashboard import setup_steps
from pages.models import ClinicSettings, ClinicTexts, HomePage, StandardPage
from tests.editor import texts_form
from tests.factories import PersonFactory, UserFactory, publish_article

pytestmark = pytest.mark.django_db

HEADING = "Set up your site"


@pytest.fixture
def empty_site():
    """A site that has just been set up."""
    assert set_up_site()


@pytest.fixture
def log_in(client):
    """Log in as somebody with a role, or as a superuser, and return the client."""

    def as_role(role=None):
        user = UserFactory(is_superuser=role is None)
        if role:
            user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client

    return as_role


def start_page(client):
    return client.get(reverse("wagtailadmin_home")).content.decode()


def steps_of(client):
    """Return whether each step is done, by its title."""
    request = client.get(reverse("wagtailadmin_home")).wsgi_request
    return {step.title: step.is_done for step in setup_steps(request)}


@pytest.mark.parametrize("role", [None, "Site administrators"])
def test_whoever_may_change_the_settings_sees_it(empty_site, log_in, role):
    page = start_page(log_in(role))
    assert HEADING in page
    assert "0 of 8 done" in page
    assert "Give the clinic&#x27;s name" in page
    assert "Mail is kept in var/mail/" in page
    assert "Privacy, Accessibility, Notice of Privacy Practices, Legal notice" in page


@pytest.mark.parametrize("role", ["Clinic staff", "Clinicians"])
def test_others_do_not(empty_site, log_in, role):
    page = start_page(log_in(role))
    assert HEADING not in page
    assert "var/mail" not in page


def test_each_step_leads_to_a_page_that_an_administrator_may_open(empty_site, log_in):
    client = log_in("Site administrators")
    request = client.get(reverse("wagtailadmin_home")).wsgi_request
    addresses = [step.url for step in setup_steps(request) if step.url]
    assert len(addresses) == 7
    for address in addresses:
        assert client.get(address).status_code == 200, address


def test_a_step_is_ticked_when_it_is_done(empty_site, log_in, settings):
    settings.EMAIL_IS_SET = True
    client = log_in()
    assert set(steps_of(client).values()) == {False, True}
    ClinicSettings.objects.update(name="Riverbank Clinic")
    assert steps_of(client)["Give the clinic's name"]
    ClinicSettings.objects.update(address="1 Mill Lane", phone="555-0100")
    assert steps_of(client)["Say how to reach you"]
    ClinicSettings.objects.update(country="US")
    assert steps_of(client)["Choose the country"]
    PersonFactory()
    assert steps_of(client)["Add the people of the clinic"]
    publish_article(BlogIndexPage.objects.get(), title="Feet", slug="feet")
    assert steps_of(client)["Publish a first article"]
    for page in StandardPage.objects.all():
        page.body = []
        page.save_revision().publish()
    steps = steps_of(client)
    assert steps["Write the pages that wait as drafts"]
    assert [title for title, is_done in steps.items() if not is_done] == [
        "Read the health disclaimer"
    ]


def test_the_disclaimer_counts_as_read_once_somebody_has_saved_it(empty_site, log_in):
    client = log_in()
    texts = ClinicTexts.objects.get()
    assert not steps_of(client)["Read the health disclaimer"]
    address = reverse("wagtailsnippets_pages_clinictexts:edit", args=[texts.pk])
    posted = texts_form(texts.clinic, health_disclaimer=texts.health_disclaimer)
    assert client.post(address, posted).status_code == 302
    assert steps_of(client)["Read the health disclaimer"]


def test_it_goes_when_everything_is_done(empty_site, log_in, monkeypatch):
    client = log_in()
    monkeypatch.setattr(
        "pages.dashboard.setup_steps",
        lambda request: [step for step in setup_steps(request) if step.is_done],
    )
    assert HEADING not in start_page(client)


def test_with_the_demo_it_says_how_to_remove_it_and_ticks_nothing(demo, log_in):
    page = start_page(log_in())
    assert "0 of 2 done" in page
    assert "manage.py remove_demo" in page
    assert "Give the clinic" not in page


def test_the_checklist_costs_few_queries_whatever_the_site_holds(
    empty_site, log_in, django_assert_max_num_queries
):
    request = log_in().get(reverse("wagtailadmin_home")).wsgi_request
    blog = BlogIndexPage.objects.get()
    for number in range(3):
        publish_article(blog, title=f"Feet {number}", slug=f"feet-{number}")
        PersonFactory()
    with django_assert_max_num_queries(9):
        setup_steps(request)


def test_a_site_without_a_blog_is_no_error(empty_site, log_in):
    BlogIndexPage.objects.get().delete()
    assert HomePage.objects.exists()
    assert not steps_of(log_in())["Publish a first article"]
