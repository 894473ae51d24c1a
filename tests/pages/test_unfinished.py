"""Drafts that are not finished do not go live, whichever way somebody publishes them."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Page

from blog.models import ArticlePage
from blog.setup import set_up_site
from pages.models import HomePage, StandardPage
from tests.editor import edit_url, page_form, posted_section, prose
from tests.factories import ImageFactory, publish_article, section


def publish_ticked(client, pages, with_drafts_below=False):
    """Tick pages in a list and publish them; return the page that says what came of it."""
    query = {"id": [page.pk for page in pages], "next": reverse("wagtailadmin_explore_root")}
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"], query=query)
    form = {"include_descendants": "on"} if with_drafts_below else {}
    return client.post(url, form, follow=True)


def draft(blog, **fields):
    article = publish_article(blog, **fields)
    article.unpublish()
    return ArticlePage.objects.get(pk=article.pk)


def is_live(page):
    return Page.objects.get(pk=page.pk).live


@pytest.fixture
def cancellations(db):
    """A draft that still asks the clinic what it does about cancellations."""
    set_up_site()
    return StandardPage.objects.get(slug="cancellations")


def test_a_page_of_questions_that_was_ticked_holds_back_all(cancellations, editor_client):
    other = StandardPage(title="Our rooms", live=False)
    HomePage.objects.get().add_child(instance=other)
    response = publish_ticked(editor_client, [other, cancellations])
    assert "Nothing was published, because “Cancellations” is not finished." in response.text
    assert "Still a list of what belongs here: If you cannot come" in response.text
    assert not is_live(cancellations)
    assert not is_live(other)


def test_so_does_one_below_a_page_that_was_ticked(cancellations, editor_client):
    home = HomePage.objects.get()
    response = publish_ticked(editor_client, [home], with_drafts_below=True)
    assert "is not finished." in response.text
    assert not is_live(cancellations)


def test_without_the_drafts_below_it_the_page_is_published(cancellations, editor_client):
    home = HomePage.objects.get()
    response = publish_ticked(editor_client, [home])
    assert "is not finished." not in response.text
    assert "1 page has been published" in response.text
    assert not is_live(cancellations)


def test_an_article_with_a_citation_of_nothing_is_opened_first(site, editor_client):
    nothing = {"study": None, "journal_named": "", "heading": "", "finding": "", "limits": ""}
    article = draft(site.blog)
    article.body = [section("Trials", [("study_citation", nothing)])]
    article.save_revision()
    response = publish_ticked(editor_client, [article])
    assert "Open it and publish it there: the editor marks what is missing." in response.text
    assert not is_live(article)


def test_an_article_whose_picture_says_nothing_is_not_published(site, editor_client):
    article = draft(site.blog)
    article.lead_image = ImageFactory()
    revision = article.save_revision()
    response = publish_ticked(editor_client, [article])
    assert "Say what the picture shows, or mark it as decoration." in response.text
    with pytest.raises(ValidationError, match="Say what the picture shows"):
        revision.publish()
    assert not is_live(article)


def test_finished_drafts_go_live_together(site, editor_client):
    articles = [draft(site.blog), draft(site.blog)]
    response = publish_ticked(editor_client, articles)
    assert "2 pages have been published" in response.text
    assert all(is_live(article) for article in articles)


def test_what_a_revision_holds_counts_and_not_what_is_live(cancellations):
    waiting = cancellations.get_latest_revision()
    cancellations.body = []
    cancellations.save_revision().publish()
    assert is_live(cancellations)
    with pytest.raises(ValidationError, match="Still a list"):
        waiting.publish()


def test_what_is_wrong_in_the_editor_is_told_of_what_was_typed_and_not_of_what_was_saved(
    cancellations, editor_client
):
    too_long = posted_section("x" * 200, ("prose", prose("<p>Call us.</p>")))
    form = page_form("Cancellations", "cancellations", [too_long], summary="")
    response = editor_client.post(edit_url(cancellations), {**form, "action-publish": "1"})
    assert response.status_code == 200
    assert "Ensure this value has at most 160 characters" in response.text
    assert len(response.context["form"].errors.as_data()["body"]) == 1
    assert not is_live(cancellations)
