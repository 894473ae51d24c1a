"""The Site record follows SITE_URL, and so does every address that readers are given."""

import json
import re

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Site

from clinic_site.settings.site_url import read_site_url
from clinic_site.site_record import follow_site_url
from tests.factories import PersonFactory, publish_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(site, settings):
    """The article of a site that was given SITE_URL=https://clinic.example."""
    settings.SITE_ADDRESS = read_site_url("https://clinic.example")
    settings.SITE_URL = settings.WAGTAILADMIN_BASE_URL = settings.SITE_ADDRESS.url
    settings.CSRF_TRUSTED_ORIGINS = settings.SITE_ADDRESS.origins
    follow_site_url()
    author = PersonFactory(name="Ana Ruiz", slug="ana-ruiz")
    return publish_article(site.blog, title="Needles and nerves", authors=[author])


def test_every_migrate_gives_the_default_site_the_name_and_port_of_the_address(site, settings):
    settings.SITE_ADDRESS = read_site_url("https://www.clinic.example")
    call_command("migrate", verbosity=0)
    record = Site.objects.get(is_default_site=True)
    assert (record.hostname, record.port) == ("www.clinic.example", 443)
    assert record.root_url == "https://www.clinic.example"


def test_another_site_of_the_same_installation_keeps_its_address(site, settings):
    Site.objects.create(hostname="other.example", port=443, root_page=site.home)
    follow_site_url()
    assert Site.objects.filter(hostname="other.example", port=443).exists()


def test_a_database_without_a_site_is_left_alone():
    Site.objects.all().delete()
    follow_site_url()
    assert not Site.objects.exists()


@pytest.mark.parametrize("path", ["/sitemap.xml", "/blog/feed/", "/blog/", "/", "/robots.txt"])
def test_no_public_address_names_this_machine(article, client, path):
    response = client.get(path, headers={"host": "clinic.example"})
    text = response.content.decode()
    assert response.status_code == 200
    assert not re.search(r"localhost|127\.0\.0\.1|http://(?!www\.w3\.org|www\.sitemaps)", text)


@pytest.mark.parametrize("path", ["/sitemap.xml", "/blog/feed/"])
def test_lists_of_addresses_name_the_site(article, client, path):
    response = client.get(path, headers={"host": "clinic.example"})
    assert f"https://clinic.example{article.get_url()}" in response.content.decode()


def test_structured_data_names_the_site(article, client):
    response = client.get(article.get_url(), headers={"host": "clinic.example"})
    blocks = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.S
    )
    assert blocks
    for block in blocks:
        text = json.dumps(json.loads(block))
        assert "https://clinic.example/" in text
        assert "localhost" not in text
        assert "127.0.0.1" not in text


def test_mail_links_to_the_site(article, client, administrator):
    client.post(
        reverse("wagtailadmin_password_reset"),
        {"email": administrator.email},
        headers={"host": "clinic.example"},
    )
    [message] = mail.outbox
    assert "https://clinic.example/admin/" in message.body
    assert "localhost" not in message.body


def test_a_mail_is_numbered_by_the_site_and_not_by_the_machine(settings):
    mail.send_mail("Hello", "Text", None, ["somebody@example.org"])
    [message] = mail.outbox
    sender = settings.SITE_ADDRESS.hostname
    assert message.message()["Message-ID"].endswith(f"@{sender}>")
