"""The maintenance page, and what stays reachable behind it."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from clinic_site import maintenance
from tests.factories import ImageFactory

pytestmark = pytest.mark.django_db

PUBLIC = ["/", "/blog/", "/search/?q=feet", "/sitemap.xml", "/robots.txt", "/no-such-page/"]


@pytest.fixture(autouse=True)
def maintenance_file(settings, tmp_path):
    settings.MAINTENANCE_FILE = tmp_path / "var" / "maintenance"
    return settings.MAINTENANCE_FILE


def test_readers_get_a_page_that_says_when_to_come_back(site, client, django_assert_num_queries):
    call_command("maintenance", "on", minutes=25)
    with django_assert_num_queries(0):
        responses = [client.get(address) for address in PUBLIC]
    for response in responses:
        assert (response.status_code, response["Retry-After"]) == (503, "1500")
        assert response["Cache-Control"] == "no-store"
        assert "about 25 minutes" in response.text
        assert "default-src 'none'" in response["Content-Security-Policy"]
        assert not response.cookies
    call_command("maintenance", "off")
    assert client.get("/").status_code == 200


def test_editor_pictures_and_probes_stay_reachable(site, client, editor_client):
    call_command("maintenance", "on")
    picture = ImageFactory()
    addresses = [reverse("wagtailadmin_home"), picture.file.url, "/health/live", "/health/ready"]
    assert [editor_client.get(address).status_code for address in addresses] == [200] * 4
    client.logout()
    assert client.get(reverse("wagtailadmin_login")).status_code == 200
    assert client.get("/admin")["Location"] == reverse("wagtailadmin_home")
    assert client.post("/").status_code == 503


@pytest.mark.parametrize("content", [b"", b"soon", b"-1", b"0", b"\xff", b"9" * 5000])
def test_a_file_made_by_hand_counts(site, client, maintenance_file, content):
    maintenance_file.parent.mkdir()
    maintenance_file.write_bytes(content)
    response = client.get("/")
    assert (response.status_code, response["Retry-After"]) == (503, "600")


@pytest.mark.parametrize("minutes", [0, -5, 10_001])
def test_a_time_that_is_none_is_refused_in_a_sentence(minutes):
    with pytest.raises(CommandError, match=r"^--minutes must be a number from 1 to 10000\.$"):
        call_command("maintenance", "on", minutes=minutes)
    assert not maintenance.is_on()


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(maintenance_file):
    maintenance_file.parent.write_text("a file where the folder should be")
    with pytest.raises(CommandError, match="cannot be changed"):
        call_command("maintenance", "on")


def test_off_twice_is_no_error():
    call_command("maintenance", "off")
    call_command("maintenance", "off")
    assert not maintenance.is_on()
