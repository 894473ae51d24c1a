"""`PageDates` follow from the records, whatever happened and in whatever order."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blog.models import ArticlePage
from pages import dates
from pages.models import PageDates, PageUpdate
from pages.roles import CLINICIANS
from tests.bulk import add_articles
from tests.factories import ArticlePageFactory, publish_article
from tests.pages.dates.reviewing.bookkeeping import PUBLISHED, TODAY, Bookkeeping
from tests.pages.dates.reviewing.people import signer_in

pytestmark = pytest.mark.django_db

days = st.dates(PUBLISHED, TODAY)
kinds = st.sampled_from(["update", "correction"])
signers = st.integers(0, 1)
records = st.integers(0, 20)  # counted round those there are
steps = st.one_of(
    st.tuples(st.just("update"), days, kinds),
    st.tuples(st.just("correct"), records, days, kinds),
    st.tuples(st.just("bring_over"), st.none() | st.just(PUBLISHED), st.none() | days),
    st.tuples(st.just("paper"), signers, days),
    st.tuples(st.just("sign"), signers, st.none() | st.integers(1, 365)),
    st.tuples(st.just("revoke"), records),
    st.tuples(st.just("interval"), st.none() | st.integers(1, 36)),
    st.tuples(st.just("publish"), st.none() | st.just(PUBLISHED)),
)


def row_of(page):
    return PageDates.objects.filter(page_id=page.pk).values().get()


@pytest.fixture
def clinicians(site):
    return [signer_in(CLINICIANS, name=name) for name in ("Ana Ruiz", "Zoe Lind")]


# The fixtures are as they were before each case, because each is rolled back.
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
    max_examples=settings().max_examples // 12,  # each step asks the database a dozen times
)
@given(st.lists(steps, min_size=2, max_size=8))
def test_dates_are_what_the_records_add_up_to(article, clinicians, administrator, plan):
    with time_machine.travel("2026-03-01T12:00:00Z"), transaction.atomic():
        noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
        ArticlePage.objects.filter(pk=article.pk).update(first_published_at=noon)
        books = Bookkeeping(ArticlePage.objects.get(pk=article.pk), clinicians, administrator)
        for name, *values in plan:
            getattr(books, name)(*values)
        row, expected = row_of(article), books.expected()
        assert {name: row[name] for name in expected} == expected
        dates.rebuild(books.page)
        assert row_of(article) == row
        transaction.set_rollback(True)


def rebuild(capsys):
    call_command("rebuild_dates")
    return capsys.readouterr().out.strip()


@pytest.fixture
def busy_site(site, article, clinician):
    """Articles with all kinds of records, one without, and a draft; return their rows."""
    imported = publish_article(site.blog, title="Imported")
    dates.record_import(imported, updated_on=date(2020, 1, 16))
    dates.record_update(article, date(2026, 1, 16), "We added a trial.")
    dates.record_review(article, clinician)
    dates.set_interval(article, 12)
    dates.set_owner(article, clinician.people.get())
    site.blog.add_child(instance=ArticlePageFactory.build(live=False, title="Draft"))
    article.create_alias(parent=site.blog, update_slug="alias")
    for page in (site.home, site.blog):  # made by the factory, so that nothing dated them
        page.save_revision().publish()
    return list(PageDates.objects.order_by("page").values())


def test_the_command_finds_nothing_wrong_where_nothing_is(busy_site, capsys):
    assert rebuild(capsys) == "Pages with dates: 4. Rows that were wrong or missing: 0."
    assert list(PageDates.objects.order_by("page").values()) == busy_site


def test_the_command_mends_what_was_changed_past_the_site(busy_site, article, capsys):
    PageDates.objects.update(
        updated_on=None, changes=[], reviewed_by="Nobody", due_on=None, listed_on=None
    )
    assert rebuild(capsys) == "Pages with dates: 4. Rows that were wrong or missing: 4."
    assert list(PageDates.objects.order_by("page").values()) == busy_site


def test_a_record_that_was_changed_past_the_site_is_added_up_again(busy_site, article, capsys):
    PageUpdate.objects.filter(page=article).update(note="We added two trials.")
    assert "wrong or missing: 1." in rebuild(capsys)
    assert row_of(article)["changes"][0]["note"] == "We added two trials."


def test_a_lost_row_is_made_again_and_what_nobody_knows_any_more_stays_empty(
    busy_site, article, capsys
):
    PageDates.objects.all().delete()
    assert "wrong or missing: 4." in rebuild(capsys)
    lost, made = ({row["page_id"]: row for row in rows} for rows in (busy_site, all_rows()))
    assert made.keys() == lost.keys()
    imported = ArticlePage.objects.get(title="Imported").pk
    assert (made[imported]["is_imported"], made[imported]["published_on"]) == (True, None)
    day_it_went_live = article.first_published_at.date()
    assert made[article.pk]["published_on"] == day_it_went_live
    assert made[article.pk]["interval_months"] is None
    for name in ("reviewed_on", "reviewed_by", "updated_on", "changes"):
        assert made[article.pk][name] == lost[article.pk][name]


def all_rows():
    return list(PageDates.objects.values())


def test_the_command_costs_the_same_with_5_and_60_pages(site, capsys):
    add_articles(site.blog, 5)
    few = count_queries()
    add_articles(site.blog, 55, word="vein")
    assert count_queries() == few


def count_queries():
    call_command("rebuild_dates")  # makes the rows that are missing
    with CaptureQueriesContext(connection) as queries:
        call_command("rebuild_dates")
    return len(queries)
