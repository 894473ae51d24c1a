"""`manage.py make_many`: a site full of invented articles."""

import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, ReferenceIndex
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry

from blog.evidence.citations import record_citations
from blog.many.composing import compose
from blog.models import ArticlePage, Study
from blog.outline import reading_minutes
from pages import dates
from pages.models import PageDates
from tests.factories import PersonFactory, StandardPageFactory

TODAY = date(2026, 6, 1)


def make_many(count, *options):
    out = io.StringIO()
    call_command("make_many", str(count), *options, stdout=out)
    return out.getvalue()


@pytest.fixture
def articles(db):
    make_many(25)
    return list(ArticlePage.objects.order_by("path"))


def test_the_command_says_how_many_it_made_and_goes_on_with_the_next_ones(db):
    assert make_many(3) == "Made 3 articles.\n"
    make_many(4)
    numbers = [int(page.slug.split("-")[1]) for page in ArticlePage.objects.order_by("path")]
    assert numbers == [1, 2, 3, 4, 5, 6, 7]


def test_the_same_seed_makes_the_same_articles():
    one, same = (compose("1", 7, [3, 4, 5, 6], TODAY) for _time in range(2))
    assert one == same
    assert compose("2", 7, [3, 4, 5, 6], TODAY) != one
    assert compose("1", 8, [3, 4, 5, 6], TODAY) != one


def test_no_day_of_an_article_is_later_than_today():
    today = date(2013, 1, 1)
    for number in range(200):
        made = compose("1", number, [1, 2, 3], today)
        days = (made.published_on, made.updated_on, made.reviewed_on)
        assert max(day for day in days if day) <= today


def test_everything_kept_beside_the_articles_is_what_saving_them_would_keep(articles):
    keys = [str(article.pk) for article in articles]

    def indexed():
        return list(IndexEntry.objects.filter(object_id__in=keys).order_by("object_id").values())

    def references():
        columns = ("object_id", "to_content_type", "to_object_id", "model_path", "content_path")
        return set(ReferenceIndex.objects.filter(object_id__in=keys).values_list(*columns))

    indexed_before, references_before = indexed(), references()
    assert len(indexed_before) == len(articles)
    assert len(references_before) > len(articles)
    for article in articles:
        assert record_citations(article.pk) == (0, 0)
        assert article.reading_minutes == reading_minutes(article)
        ReferenceIndex.create_or_update_for_object(article)
    get_search_backend().get_index_for_model(ArticlePage).add_items(ArticlePage, articles)
    assert indexed() == indexed_before
    assert references() == references_before
    assert sum(wrong for _read, wrong, _total in dates.rebuild_all()) == 0
    assert Page.find_problems() == ([], [], [], [], [])
    study = Study.objects.first()
    before = (study.search_key, study.title_key)
    study.save()
    assert (study.search_key, study.title_key) == before


def test_articles_have_dates_some_of_them_updates_and_reviews(articles):
    rows = PageDates.objects.filter(page__in=articles)
    assert rows.exclude(published_on=None).count() == len(articles)
    assert 0 < rows.exclude(updated_on=None).count() < len(articles)
    assert 0 < rows.exclude(reviewed_on=None).count() < len(articles)
    assert not rows.filter(is_own_review=True).exists()


def test_an_article_is_read_listed_found_and_opened_in_the_editor(articles, editor_client):
    article = articles[0]
    assert article.title in editor_client.get(article.url).text
    listed = "".join(editor_client.get(f"/blog/?page={page}").text for page in (1, 2, 3))
    assert all(one.url in listed for one in articles)
    assert "25 pages found" in editor_client.get("/search/?q=acupuncture").text
    answer = editor_client.get(f"/admin/pages/{article.pk}/edit/")
    assert answer.status_code == 200
    assert article.slug in answer.text


@pytest.mark.parametrize("make", [StandardPageFactory, PersonFactory])
def test_a_site_with_content_of_its_own_is_refused_in_a_sentence(db, make):
    call_command("set_up_site", stdout=io.StringIO())
    home = Page.objects.get(depth=2)
    make(**({"parent": home} if make is StandardPageFactory else {}))
    with pytest.raises(CommandError, match="content of its own: 1 "):
        make_many(5)
    assert not ArticlePage.objects.exists()
    assert not Study.objects.exists()


def test_the_demo_is_no_content_of_its_own(demo):
    before = ArticlePage.objects.count()
    make_many(2)
    assert ArticlePage.objects.count() == before + 2


def test_a_number_below_one_is_refused(db):
    with pytest.raises(CommandError, match="1 or more"):
        make_many(0)
