"""The index that the editor searches."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import Avg, F
from django.db.models.functions import Length
from django.test.utils import CaptureQueriesContext
from wagtail.search.models import IndexEntry

from blog.models import ArticlePage
from tests.factories import publish_article

pytestmark = pytest.mark.django_db


def weight_and_expected(article):
    """Return the weight of an article's title, and the average length of all titles by its own."""
    lengths = IndexEntry.objects.annotate(length=Length("title")).filter(length__gt=0)
    average = lengths.aggregate(average=Avg("length"))["average"]
    own = lengths.filter(object_id=str(article.pk)).annotate(expected=average / F("length"))
    return own.values_list("title_norm", "expected").get()


def test_a_short_title_weighs_more_than_a_long_one(site):
    publish_article(site.blog, title="Sore feet and what a walk in the morning does for them")
    short = publish_article(site.blog, title="Feet")
    weight, expected = weight_and_expected(short)
    assert weight == pytest.approx(expected)
    assert weight > 1


def test_writing_a_page_goes_through_no_entries_of_other_pages(site):
    publish_article(site.blog)
    with CaptureQueriesContext(connection) as queries:
        publish_article(site.blog, title="Sore feet")
    written = [one["sql"] for one in queries if 'SET "title_norm"' in one["sql"]]
    assert written
    assert all('"object_id" IN' in statement for statement in written)
    averages = [one["sql"] for one in queries if "AVG(" in one["sql"]]
    assert all("LIMIT 1000" in statement for statement in averages)


def test_all_entries_are_written_anew_by_the_command(site):
    article = publish_article(site.blog, title="Sore feet")
    IndexEntry.objects.update(title_norm=7)
    call_command("update_index", verbosity=0)
    weight, expected = weight_and_expected(article)
    assert weight == pytest.approx(expected)
    assert list(ArticlePage.objects.search("sore")) == [article]
