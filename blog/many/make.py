"""Fills a site with articles, unless somebody works on it."""

from concurrent.futures import ThreadPoolExecutor

from django.apps import apps
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from blog.demo.load import own_content
from blog.models import ArticlePage, BlogIndexPage, Study, Topic
from blog.setup import set_up_site
from pages.models import DemoRecord, Person

from .composing import SLUG, compose
from .rows import write
from .shelf import DOI, stock

BATCH = 500  # articles written in one transaction
MADE = {
    Page: Q(slug__regex=rf"^{SLUG}[0-9]+-"),
    Person: Q(slug__startswith=SLUG),
    Topic: Q(slug__startswith=SLUG),
    Study: Q(doi__startswith=DOI),
}


class SiteIsInUseError(Exception):
    """The site has content that is neither the demo's nor made; `found` says what."""

    def __init__(self, found):
        self.found = found
        super().__init__(", ".join(found))


def make_many(count, seed):
    """Add `count` live articles to the default site; yield how many each batch has made.

    The same seed on an equal site makes the same articles; what an earlier run made is gone on
    with. Each batch is whole or not there. Raises SiteIsInUseError, having changed nothing, on a
    site with content of its own.
    """
    with transaction.atomic():
        set_up_site()
        found = own_content(without_made)
        if found:
            raise SiteIsInUseError(found)
        there = _last_number()
        shelf = stock(seed, there + count)
    blog, today = BlogIndexPage.objects.first(), timezone.localdate()

    def composed(start):
        numbers = range(start, min(start + BATCH, there + count + 1))
        return [compose(seed, number, shelf.studies, today) for number in numbers]

    # The next batch is put together while the database is busy with this one.
    with ThreadPoolExecutor(max_workers=1) as ahead:
        batch = ahead.submit(composed, there + 1)
        for start in range(there + 1, there + count + 1, BATCH):
            articles = batch.result()
            batch = ahead.submit(composed, start + BATCH)
            write(blog, articles, shelf)
            yield len(articles)


def without_made(queryset):
    """Return a queryset without the demo's rows and without what this module has made."""
    demo = DemoRecord.objects.filter(field="").values_list("model", "object_pk")
    keys = [int(key) for label, key in demo if issubclass(apps.get_model(label), queryset.model)]
    return queryset.exclude(MADE.get(queryset.model, Q(pk__in=[]))).exclude(pk__in=keys)


def _last_number():
    last = ArticlePage.objects.filter(MADE[Page]).order_by("-path").first()
    return int(last.slug.split("-")[1]) if last else 0
