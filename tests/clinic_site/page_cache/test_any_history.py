"""Whatever is read and changed in whatever order, the cache answers as the site itself would."""

import hypothesis
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import strategies as st
from wagtail.models import Page, PageViewRestriction

from pages.models import StandardPage
from tests.cached_site import commit
from tests.factories import NoticeFactory, StandardPageFactory

SLUGS = ("feet", "hands", "feet/toes")
WORDS = st.sampled_from(["Pain", "Rest", "Walk"])
PLACES = st.sampled_from(SLUGS)
QUERIES = st.sampled_from(["", "?utm_source=a", "?page=2", "?q=x&page=1", "?topic=feet"])
READ = st.tuples(st.just("read"), st.sampled_from(["", *(f"{slug}/" for slug in SLUGS)]), QUERIES)
CHANGE = st.one_of(
    st.tuples(st.just("publish"), PLACES, WORDS),
    st.tuples(st.just("draft"), PLACES, WORDS),
    st.tuples(st.sampled_from(["unpublish", "restrict", "open", "rename", "delete"]), PLACES),
    st.tuples(st.just("notice"), WORDS),
    st.tuples(st.just("undo"), PLACES, WORDS),
)
HISTORIES = st.lists(st.one_of(READ, CHANGE), min_size=4, max_size=14)


class Tree:
    """Pages by the slugs they were made with, and the changes that a history may make to them."""

    def __init__(self, home):
        self.pages = {}
        for path in SLUGS:
            parent, _, slug = path.rpartition("/")
            above = Page.objects.get(pk=self.pages[parent] if parent else home.pk)
            self.pages[path] = StandardPageFactory(parent=above, slug=slug).pk

    def change(self, kind, *arguments):
        if kind == "notice":
            NoticeFactory(text=arguments[0])
            return
        page = StandardPage.objects.filter(pk=self.pages[arguments[0]]).first()
        if page is not None:
            getattr(self, kind)(page, *arguments[1:])

    def publish(self, page, word):
        page.title = word
        page.save_revision().publish()

    def draft(self, page, word):
        page.title = word
        page.save_revision()

    def undo(self, page, word):
        with transaction.atomic():
            self.publish(page, word)
            transaction.set_rollback(True)

    def unpublish(self, page):
        page.unpublish()

    def restrict(self, page):
        PageViewRestriction.objects.get_or_create(page=page, restriction_type="login")

    def open(self, page):
        PageViewRestriction.objects.filter(page=page).delete()

    def rename(self, page):
        page.slug = f"{page.slug}-again"
        page.save()

    def delete(self, page):
        page.delete()


@pytest.mark.parametrize("is_on", [True, False])
def test_any_history_reads_as_without_the_cache(cached, site, is_on, settings):
    settings.CACHING = is_on

    @given(HISTORIES)
    @hypothesis.settings(
        max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    def any_history(history):
        with transaction.atomic():
            tree = Tree(site.home)
            commit()
            for kind, *arguments in history:
                if kind == "read":
                    path = f"/{''.join(arguments)}"
                    kept, plain = cached.get(path), cached.get_uncached(path)
                    assert (kept.status, kept.body) == (plain.status, plain.body), path
                else:
                    tree.change(kind, *arguments)
                    commit()
            transaction.set_rollback(True)
        commit()

    any_history()
