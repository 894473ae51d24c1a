"""What is kept of a page, and that nobody ever reads what was."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone, translation
from wagtail import hooks
from wagtail.models import Locale, PageViewRestriction, Site

from blog.models import ArticlePage
from pages import dates
from pages.models import ClinicSettings, ClinicTexts
from tests.factories import (
    ImageFactory,
    NoticeFactory,
    PersonFactory,
    StandardPageFactory,
    StudyFactory,
    TopicFactory,
    publish_article,
    section,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(site):
    """An article with everything that changes by itself."""
    clinic = ClinicSettings.objects.create(site=Site.objects.get(), name="Riverbank Clinic")
    ClinicTexts.objects.create(clinic=clinic, locale=Locale.get_default())
    publish_article(site.blog, title="Beside it")
    StandardPageFactory(parent=site.home, title="In the menu", show_in_menus=True)
    study = StudyFactory(title="A trial of needles")
    card = {"study": study.pk, "journal_named": "", "stated_design": "", "heading": ""}
    return publish_article(
        site.blog,
        title="Needles and nerves",
        authors=[PersonFactory(name="Ana Ruiz", slug="ana")],
        topics=[TopicFactory(name="Nerve pain")],
        about=[StandardPageFactory(parent=site.home, title="A service")],
        lead_image=ImageFactory(),
        lead_image_alt="A hand",
        body=[section("One", [("study_citation", {**card, "finding": "<p>f</p>", "limits": ""})])],
        published_on=date(2024, 5, 3),
    )


@pytest.fixture
def read(client, article, commit, keeping):
    """Read the article, whose pieces are kept already, and return what the reader's browser got."""

    def as_reader():
        response = client.get(article.get_url())
        assert response.status_code == 200
        return response.content.decode()

    as_reader()  # makes the renditions
    commit()
    as_reader()
    return as_reader


def test_an_article_whose_pieces_are_kept_costs_the_query_that_finds_it(
    read, django_assert_num_queries
):
    with django_assert_num_queries(1):
        read()


def test_it_is_printed_as_if_nothing_were_kept(read, settings):
    kept = read()
    settings.CACHING = False
    assert read() == kept


def retitle(page):
    page.title = "Renamed"
    page.save_revision().publish()


def one_of(model, **facts):
    def change(article):
        record = model.objects.order_by("pk").last()
        for name, value in facts.items():
            setattr(record, name, value)
        record.save()

    return change


CHANGES = {
    "its title": retitle,
    "its dates": lambda article: dates.record_update(article, date(2026, 1, 16), "Renamed."),
    "a study": lambda article: one_of(type(article.outline.studies[0]), title="Renamed")(article),
    "a person": lambda article: one_of(type(article.authors[0]), name="Renamed")(article),
    "a topic": lambda article: one_of(type(article.listed_topics[0]), name="Renamed")(article),
    "a page in the menu": lambda article: retitle(
        article.get_parent().get_siblings().get(title="In the menu").specific
    ),
    "what it is about": lambda article: retitle(
        article.get_parent().get_siblings().get(title="A service").specific
    ),
    "a post beside it": lambda article: retitle(ArticlePage.objects.exclude(pk=article.pk).get()),
    "the clinic": one_of(ClinicSettings, name="Renamed"),
    "the texts": one_of(ClinicTexts, tagline="Renamed"),
    "a notice": lambda article: NoticeFactory(text="Renamed"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_the_next_reader_sees_a_change_of(change, article, read, commit):
    assert "Renamed" not in read()
    change(ArticlePage.objects.get(pk=article.pk))
    commit()
    assert "Renamed" in read()


def test_an_article_that_is_taken_back_is_gone_at_once(article, read, commit, client):
    article.unpublish()
    commit()
    assert client.get(article.get_url()).status_code == 404


def test_an_article_that_becomes_private_is_private_at_once(article, read, commit, client):
    PageViewRestriction.objects.create(page=article.get_parent(), restriction_type="login")
    commit()
    assert client.get(article.get_url()).status_code == 302


def test_an_article_that_moves_has_one_address_at_once(site, article, read, commit, client):
    old, other = article.get_url(), StandardPageFactory(parent=site.home, slug="other")
    article.move(other, "last-child")
    commit()
    assert client.get(old).status_code in (301, 404)
    assert client.get(f"/other/{article.slug}/").status_code == 200


def test_a_notice_comes_and_goes_with_the_clock(article, read, commit, time_machine_at):
    now = timezone.now()
    soon, late = now + timedelta(hours=1), now + timedelta(days=1)
    NoticeFactory(text="Closed", starts_at=soon, ends_at=late)
    commit()
    notice = BeautifulSoup(read(), "html.parser").find(attrs={"data-notice": True})
    assert notice.has_attr("hidden")
    time_machine_at(now + timedelta(hours=2))
    notice = BeautifulSoup(read(), "html.parser").find(attrs={"data-notice": True})
    assert not notice.has_attr("hidden")


def test_what_is_changed_while_a_page_is_being_printed_is_not_missed(article, read, commit):
    def change_now(page, request, args, kwargs):
        """Rename the page after it was loaded and before it is printed."""
        if "Renamed" not in page.title:
            retitle(ArticlePage.objects.get(pk=page.pk))
            commit()

    article.save()
    commit()
    with hooks.register_temporarily("before_serve_page", change_now):
        read()
    assert "Renamed" in read()


def test_a_preview_is_neither_kept_nor_taken_from_what_is(article, read):
    article.title = "Not for readers yet"
    assert "Not for readers yet" in article.make_preview_request().rendered_content
    assert "Not for readers yet" not in read()


def test_two_languages_keep_pieces_of_their_own(read, settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("fr", "French")]
    assert '<html lang="en">' in read()
    with translation.override("fr"):
        assert '<html lang="fr">' in read()
