"""The pages that only the clinic can write: drafts of questions, until somebody answers them."""

import pytest
from bs4 import BeautifulSoup

from blog.setup import set_up_site
from pages.models import HomePage, StandardPage
from pages.setup import untouched_drafts
from pages.starting.pages import STARTING_PAGES
from pages.starting.text import starting_body, unwritten_headings
from tests.editor import edit_url, page_form, posted_section, prose

SECTIONS = [section for page in STARTING_PAGES for section in page.sections]


@pytest.fixture
def draft(db):
    """The draft of the page on cancellations, on a site that has just been set up."""
    assert set_up_site()
    return StandardPage.objects.get(slug="cancellations")


def form(page, *texts, **fields):
    sections = [posted_section(heading, ("prose", prose(html))) for heading, html in texts]
    return page_form(page.title, page.slug, sections, summary="", **fields)


def as_made(page):
    """Return what stands in the page, as `(heading, HTML)` of each section."""
    return [
        (one.value["heading"], str(one.value["content"][0].value.source))
        for one in page.get_latest_revision_as_object().body
    ]


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: str(section.heading))
def test_every_heading_asks_something_and_names_only_public_sources(section):
    assert all(str(point).strip() for point in section.points)
    assert section.points
    assert all(source.name and source.url.startswith("https://") for source in section.sources)


@pytest.mark.django_db
@pytest.mark.parametrize("start", STARTING_PAGES, ids=lambda start: start.slug)
def test_every_page_is_unwritten_as_it_is_made(start):
    body = StandardPage(body=starting_body(start)).body
    assert unwritten_headings(body) == [str(section.heading) for section in start.sections]


def test_the_notice_of_privacy_practices_leads_to_the_rule():
    (notice,) = (page for page in STARTING_PAGES if page.slug == "notice-of-privacy-practices")
    named = [source.name for section in notice.sections for source in section.sources]
    assert "45 CFR 164.520(c)(3)(i)" in named


@pytest.mark.django_db
class TestWriting:
    def test_a_page_that_still_asks_cannot_be_published(self, draft, editor_client):
        made = as_made(draft)
        posted = form(draft, ("If you cannot come", "<p>Call us.</p>"), made[1], made[2])
        response = editor_client.post(edit_url(draft), {**posted, "action-publish": "1"})
        assert response.status_code == 200
        assert (
            "Still a list of what belongs here: If you come late or not at all, If we have to "
            "cancel. Write it, or delete the part." in response.text
        )
        assert not StandardPage.objects.get(pk=draft.pk).live

    def test_one_question_that_stayed_among_the_answers_is_found(self, draft, editor_client):
        left = as_made(draft)[0][1].replace("<ul>", "<p>Call us.</p><ul>")
        posted = form(draft, ("Cancelling", left))
        response = editor_client.post(edit_url(draft), {**posted, "action-publish": "1"})
        assert "Still a list of what belongs here: Cancelling." in response.text

    def test_a_half_written_page_is_saved_as_a_draft(self, draft, editor_client):
        posted = form(draft, ("If you cannot come", "<p>Call us.</p>"), as_made(draft)[1])
        assert editor_client.post(edit_url(draft), posted).status_code == 302
        saved = StandardPage.objects.get(pk=draft.pk)
        assert "Call us." in as_made(saved)[0][1]
        assert not saved.live

    def test_a_written_page_is_published_and_stands_at_the_foot_of_every_page(
        self, draft, editor_client, client
    ):
        posted = form(draft, ("If you cannot come", "<p>Call us.</p>"))
        response = editor_client.post(edit_url(draft), {**posted, "action-publish": "1"})
        assert response.status_code == 302
        page = BeautifulSoup(client.get("/blog/").content, "html.parser")
        assert page.footer.find("a", string="Cancellations")["href"] == "/cancellations/"

    def test_a_draft_that_somebody_saved_is_theirs(self, draft, editor_client):
        home = HomePage.objects.get()
        assert draft in untouched_drafts(home)
        editor_client.post(edit_url(draft), form(draft, *as_made(draft)))
        assert draft not in untouched_drafts(home)
        assert untouched_drafts(home).count() == len(STARTING_PAGES) - 1
