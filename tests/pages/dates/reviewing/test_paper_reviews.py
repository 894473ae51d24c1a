"""Reviews that were signed on paper, and recorded by an administrator."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection

from pages import dates
from pages.models import PageDates, PageReview
from pages.roles import CLINIC_STAFF, CLINICIANS, SITE_ADMINISTRATORS
from tests.factories import PersonFactory, publish_article
from tests.pages.dates.reviewing.people import member_of, signer_in

pytestmark = pytest.mark.django_db

Document = get_document_model()


@pytest.fixture(autouse=True)
def clock(time_machine_at, settings, tmp_path):
    time_machine_at("2026-03-01T12:00:00Z")
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def desk(client, site):
    """An administrator's browser."""
    client.force_login(member_of(SITE_ADMINISTRATORS))
    return client


@pytest.fixture
def zoe(site):
    return PersonFactory(name="Zoe Lind", credentials="MD")


def screen(page):
    return reverse("pages_dates_paper", args=[page.pk])


def record(client, page, person, **fields):
    data = {"reviewer": person.pk, "date": "2025-05-03", "reason": "The site was down."}
    return client.post(screen(page), data | fields, follow=True)


def sheet(name="sheet.pdf"):
    return SimpleUploadedFile(name, b"%PDF-1.4 signed")


def test_an_administrator_records_it_with_the_signed_sheet(desk, article, zoe):
    response = record(desk, article, zoe, evidence=sheet())
    line = "Readers now see: “Reviewed by Zoe Lind, MD, 3 May 2025. Next review due 3 May 2028.”"
    assert line in response.text.replace("&quot;", '"')
    review = PageReview.objects.get()
    assert (review.is_on_paper, review.reason) == (True, "The site was down.")
    assert review.evidence.title == "Sore feet, Zoe Lind, 2025-05-03"
    assert review.content["title"] == "Sore feet"
    assert PageDates.objects.get(page_id=article.pk).due_on == date(2028, 5, 3)


def test_only_who_is_logged_in_can_open_the_sheet(client, desk, article, zoe):
    record(desk, article, zoe, evidence=sheet())
    url = PageReview.objects.get().evidence.url
    assert desk.get(url).status_code == 200
    client.logout()
    assert client.get(url).status_code == 302


def test_all_sheets_are_in_one_private_collection(site, desk, zoe):
    for name in ("a.pdf", "b.pdf"):
        record(
            desk,
            publish_article(site.blog, published_on=date(2024, 5, 3)),
            zoe,
            evidence=sheet(name),
        )
    collection = Collection.objects.get(name="Signed reviews")
    assert Document.objects.filter(collection=collection).count() == 2
    assert collection.get_view_restrictions().count() == 1


def test_staff_see_that_it_was_on_paper_and_who_recorded_it(client, desk, article, zoe):
    record(desk, article, zoe, evidence=sheet())
    client.force_login(signer_in(CLINICIANS))
    response = client.get(reverse("pages_dates_review", args=[article.pk]))
    assert "It was done on paper and recorded by" in response.text
    assert PageReview.objects.get().evidence.url in response.text
    history = client.get(reverse("wagtailadmin_pages:history", args=[article.pk])).text
    assert "Recorded from paper: reviewed by Zoe Lind, MD on 3 May 2025" in history
    assert "The site was down." in history


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"date": "2026-03-02"}, "lies in the future"),
        ({"date": "2024-05-02"}, "The page was published on 3 May 2024."),
        ({"reason": " "}, "This field is required."),
        ({"reviewer": ""}, "This field is required."),
        ({"evidence": SimpleUploadedFile("sheet.exe", b"MZ")}, "is not allowed"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_kept(desk, article, zoe, fields, sentence):
    response = record(desk, article, zoe, **fields)
    assert sentence in response.text
    assert not PageReview.objects.exists()
    assert not Document.objects.exists()


def test_a_sheet_is_not_kept_without_its_record(desk, article, zoe, tmp_path):
    record(desk, article, zoe, date="2026-03-02", evidence=sheet())
    assert not Document.objects.exists()
    assert not list(tmp_path.rglob("*.pdf"))


def test_only_people_with_credentials_are_offered(desk, article, zoe):
    manager = PersonFactory(name="Ole Berg")
    response = desk.get(screen(article))
    assert "Zoe Lind, MD" in response.text
    assert "Ole Berg" not in response.text
    assert "Select a valid choice" in record(desk, article, manager).text


def test_an_author_has_not_reviewed_their_page_on_paper_either(site, desk, zoe):
    article = publish_article(site.blog, authors=[zoe], published_on=date(2024, 5, 3))
    assert "They wrote or changed this page" in record(desk, article, zoe).text
    assert not PageReview.objects.exists()


def test_an_older_sheet_does_not_replace_a_younger_review(desk, article, zoe, clinician):
    dates.record_review(article, clinician)
    assert "Readers now see: “Reviewed by Ana Ruiz, L.Ac." in record(desk, article, zoe).text


@pytest.mark.parametrize("state", ["draft", "alias"])
def test_a_page_that_readers_do_not_see_gets_the_sentence(site, desk, article, zoe, state):
    if state == "draft":
        article.unpublish()
    else:
        article = article.create_alias(parent=site.blog, update_slug="alias")
    sentence = {"draft": "Only the review of a published page", "alias": "Record the review of the"}
    assert sentence[state] in desk.get(screen(article)).text
    response = record(desk, article, zoe)
    assert response.status_code == 403
    assert sentence[state] in response.text


@pytest.mark.parametrize("role", [CLINIC_STAFF, CLINICIANS])
@pytest.mark.parametrize("method", ["get", "post"])
def test_other_roles_are_refused(client, article, role, method):
    client.force_login(signer_in(role))
    assert getattr(client, method)(screen(article)).status_code == 302
    assert not PageReview.objects.exists()


def test_an_administrator_finds_it_in_the_menu_of_the_page(desk, article):
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert screen(article) in desk.get(edit).text
