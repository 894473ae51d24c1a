"""`manage.py rebuild_search`, and the migration that makes the index."""

import io

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page

from pages.models import SearchDocument, SearchWord
from pages.search.indexes import found, index_on
from pages.search.scope import Scope
from tests.bulk import add_articles
from tests.factories import StandardPageFactory, publish_article

EVERYTHING = Scope(root="0001", private=())


def rebuild():
    out = io.StringIO()
    call_command("rebuild_search", stdout=out)
    return out.getvalue()


def rows():
    documents = SearchDocument.objects.order_by("page").values_list()
    return list(documents), set(SearchWord.objects.values_list("word", flat=True))


def test_what_it_writes_is_what_saving_the_pages_has_kept(site):
    publish_article(site.blog, title="Needles and nerves", summary="Numb feet.")
    StandardPageFactory(parent=site.home, title="Parking", summary="Behind the house.")
    add_articles(site.blog, 3)
    kept = rows()
    SearchDocument.objects.all().delete()
    SearchWord.objects.all().delete()
    assert rebuild() == "Pages in the search index: 7.\n"
    assert rows() == kept


def test_what_is_no_longer_live_is_forgotten_with_its_words(site):
    article = publish_article(site.blog, title="Broccoli")
    Page.objects.filter(pk=article.pk).update(live=False)
    rebuild()
    assert not SearchDocument.objects.filter(page=article.pk).exists()
    assert not SearchWord.objects.filter(word="broccoli").exists()


def test_pages_changed_past_the_site_are_found_after_it(site, client):
    article = publish_article(site.blog, title="Needles")
    Page.objects.filter(pk=article.pk).update(title="Broccoli")
    rebuild()
    assert article.url in client.get("/search/?q=broccoli").text
    assert article.url not in client.get("/search/?q=needles").text


def test_the_database_keeps_its_index_of_whatever_writes_the_rows(site):
    article = publish_article(site.blog, title="Needles")
    SearchDocument.objects.filter(page=article.pk).update(title_words="broccoli")
    assert found(["brocc"], EVERYTHING).keys == [article.pk]
    assert not found(["needle"], EVERYTHING)
    SearchDocument.objects.all().delete()
    assert not found(["brocc"], EVERYTHING)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_index_can_be_taken_away_and_made_again():
    index = index_on(connection)
    for statements in (index.DROP, index.CREATE):
        with connection.schema_editor() as editor:
            for statement in statements:
                editor.execute(statement)
    assert not found(["needle"], EVERYTHING)
