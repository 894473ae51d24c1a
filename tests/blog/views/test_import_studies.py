"""Importing a library in the editor: choose files, look, confirm, report."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from blog.models import Study
from blog.studies.formats import write
from pages.roles import CLINIC_STAFF
from tests.factories import StudyFactory, UserFactory

pytestmark = pytest.mark.django_db
ITEMS = [
    {"type": "article-journal", "title": "Needles for numb feet", "DOI": "10.5555/needles"},
    {"type": "article-journal", "title": "Yoga <script>alert(1)</script>", "DOI": "10.5555/yoga"},
]
LIBRARY = write(ITEMS, "ris") + "TY  - JOUR\nDO  - 10.5555/untitled\nER  - \n"


@pytest.fixture
def staff_client(client):
    user = UserFactory()
    user.groups.add(Group.objects.get(name=CLINIC_STAFF.name))
    client.force_login(user)
    return client


def upload(client, *texts):
    files = [
        SimpleUploadedFile(f"library{number}.ris", text.encode())
        for number, text in enumerate(texts)
    ]
    return client.post(reverse("blog_import_studies"), {"files": files})


def press(client, response, name):
    """Press the button of the form that leads to a view."""
    page = BeautifulSoup(response.content, "html.parser")
    form = page.find("form", action=reverse(name))
    return client.post(form["action"], {"signed": form.find(attrs={"name": "signed"})["value"]})


def lines(response):
    """Return the rows of the table: record, outcome and study."""
    page = BeautifulSoup(response.content, "html.parser")
    rows = page.select("table.listing tbody tr")
    return [[" ".join(cell.text.split()) for cell in row.select("td")[1:]] for row in rows]


def test_the_list_of_studies_leads_to_the_import(staff_client):
    page = staff_client.get(reverse("wagtailsnippets_blog_study:list")).text
    assert reverse("blog_import_studies") in page


def test_the_preview_shows_what_would_happen_and_saves_nothing(staff_client):
    StudyFactory(doi="10.5555/needles")
    response = upload(staff_client, LIBRARY)
    assert lines(response) == [
        ["1", "There already", "Needles for numb feet"],
        ["2", "New", "Yoga <script>alert(1)</script>"],
        ["3", "Refused", "The record has no title."],
    ]
    assert "<script>alert" not in response.text
    assert "Created: 1. There already: 1. Refused: 1." in response.text
    assert Study.objects.count() == 1


def test_a_confirmed_import_saves_what_was_shown_and_offers_its_report(staff_client):
    response = press(staff_client, upload(staff_client, LIBRARY), "blog_confirm_import")
    assert [outcome for _record, outcome, _study in lines(response)] == ["New", "New", "Refused"]
    study = Study.objects.get(doi="10.5555/needles")
    assert (study.title, study.source) == ("Needles for numb feet", "ris")
    report = press(staff_client, response, "blog_import_report")
    assert report["Content-Disposition"] == 'attachment; filename="imported-studies.csv"'
    rows = list(csv.DictReader(io.StringIO(report.text)))
    assert [(row["file"], row["outcome"]) for row in rows] == [
        ("library0.ris", "created"),
        ("library0.ris", "created"),
        ("library0.ris", "refused"),
    ]


def test_the_same_record_in_two_files_is_new_once(staff_client):
    response = upload(staff_client, write(ITEMS[:1], "ris"), write(ITEMS[:1], "bibtex"))
    assert [outcome for _record, outcome, _study in lines(response)] == ["New", "There already"]


def test_confirming_twice_changes_nothing(staff_client):
    preview = upload(staff_client, LIBRARY)
    press(staff_client, preview, "blog_confirm_import")
    again = press(staff_client, preview, "blog_confirm_import")
    assert [outcome for _record, outcome, _study in lines(again)][:2] == ["There already"] * 2
    assert Study.objects.count() == 2


def test_records_that_were_tampered_with_are_not_saved(staff_client):
    response = staff_client.post(reverse("blog_confirm_import"), {"signed": "eyJhIjoxfQ:abc:def"})
    assert "The form is too old. Choose the files again." in response.text
    assert not Study.objects.exists()


def test_files_that_are_too_large_are_refused_in_a_sentence(staff_client):
    response = upload(staff_client, "x" * 2_100_000, "x" * 2_100_000)
    assert "Together the files are larger than 4 MB." in response.text


def test_no_file_is_said_on_the_field(staff_client):
    response = staff_client.post(reverse("blog_import_studies"), {})
    assert "This field is required." in response.text


@pytest.mark.parametrize(
    "name", ["blog_import_studies", "blog_confirm_import", "blog_import_report"]
)
def test_who_may_not_add_studies_may_take_no_step(client, name):
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    response = client.post(reverse(name), {"signed": "x"})
    assert response.status_code == 302
    assert response["Location"] == reverse("wagtailadmin_home")
