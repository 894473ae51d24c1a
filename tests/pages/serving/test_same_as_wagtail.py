"""The short road leads wherever Wagtail's own leads: tried on trees of every kind."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.http import Http404
from django.test import RequestFactory
from django.utils import timezone, translation
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.models import Locale, Page, PageViewRestriction, Site

from pages.generation import bump
from pages.serving.routes import route
from pages.serving.sites import site_of
from tests.factories import (
    ArticlePageFactory,
    BlogIndexPageFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.django_db

HOSTS = ("localhost", "second.example", "second.example:8080", "other.example:81")
LANGUAGES = ("en", "fr")
SLUGS = ("a", "b", "topics", "2024", "blog")
KINDS = (StandardPageFactory, BlogIndexPageFactory, ArticlePageFactory)
POSITIONS = ("first-child", "last-child", "left")
BELOW_ANY = ("", "topics/a", "2024", "feed", "references/ris", "nowhere")

places = st.integers(0, 30)
changes = st.one_of(
    st.tuples(st.just("add"), places, st.sampled_from(KINDS), st.sampled_from(SLUGS)),
    st.tuples(st.just("alias"), places, places, st.sampled_from(SLUGS)),
    st.tuples(st.just("translate"), places),
    st.tuples(st.just("move"), places, places, st.sampled_from(POSITIONS)),
    st.tuples(st.just("rename"), places, st.sampled_from(SLUGS)),
    st.tuples(st.just("unpublish"), places),
    st.tuples(st.just("publish"), places),
    st.tuples(st.just("expire"), places),
    st.tuples(st.just("delete"), places),
    st.tuples(st.just("restrict"), places),
    st.tuples(st.just("open"), places),
    st.tuples(st.just("give a site"), places, st.sampled_from(HOSTS), st.booleans()),
)
plans = st.lists(changes, min_size=4, max_size=14)


def page_at(place):
    """Return one of the pages below the root, whichever the number falls on."""
    pages = list(Page.objects.filter(depth__gt=1).order_by("path"))
    return pages[place % len(pages)].specific


def is_taken(parent, slug, by=None):
    return parent.get_children().filter(slug=slug).exclude(pk=by and by.pk).exists()


def add(place, kind, slug):
    parent = page_at(place)
    if not is_taken(parent, slug):
        kind(parent=parent, slug=slug)


def alias(place, parent_place, slug):
    page, parent = page_at(place), page_at(parent_place)
    if page.depth > 2 and not is_taken(parent, slug):
        page.create_alias(parent=parent, update_slug=slug)


def translate(place):
    page, french = page_at(place), Locale.objects.get(language_code="fr")
    if page.locale_id != french.pk and not page.has_translation(french):
        page.copy_for_translation(french, copy_parents=True).save_revision().publish()


def move(place, target_place, position):
    page, target = page_at(place), page_at(target_place)
    parent = target.get_parent() if position == "left" else target
    is_inside = target.path.startswith(page.path)
    is_first = page.depth == 2 or parent.depth == 1
    if not is_inside and not is_first and not is_taken(parent, page.slug, by=page):
        page.move(target, position)


def rename(place, slug):
    page = page_at(place)
    if not page.alias_of_id and not is_taken(page.get_parent(), slug, by=page):
        page.slug = slug
        page.save_revision().publish()


def unpublish(place):
    page_at(place).unpublish()


def publish(place):
    page = page_at(place)
    if not page.alias_of_id:
        page.save_revision().publish()


def expire(place):
    over = timezone.now() - timedelta(hours=1)
    Page.objects.filter(pk=page_at(place).pk).update(expire_at=over)
    call_command("publish_scheduled", verbosity=0)


def delete(place):
    page = page_at(place)
    if page.depth > 2:
        page.delete()


def restrict(place):
    PageViewRestriction.objects.create(page=page_at(place), restriction_type="login")


def open_up(place):
    PageViewRestriction.objects.filter(page=page_at(place)).delete()


def give_site(place, host, is_default):
    hostname, _colon, port = host.partition(":")
    if is_default:
        Site.objects.update(is_default_site=False)
    Site.objects.update_or_create(
        hostname=hostname,
        port=int(port or 80),
        defaults={"root_page_id": page_at(place).pk, "is_default_site": is_default},
    )


ACTS = {
    "add": add,
    "alias": alias,
    "translate": translate,
    "move": move,
    "rename": rename,
    "unpublish": unpublish,
    "publish": publish,
    "expire": expire,
    "delete": delete,
    "restrict": restrict,
    "open": open_up,
    "give a site": give_site,
}


def asking(host, path):
    return RequestFactory().get(f"/{path}", headers={"host": host})


def said(result):
    """Return what a route says, to compare: page, class, and what is to be called with what."""
    if result is None:
        return None
    page, args, kwargs = result
    shown = [(arg.__func__, arg.__self__.pk) if callable(arg) else arg for arg in args]
    return type(page), page.pk, page.path, shown, kwargs


def by_wagtail(host, path):
    request = asking(host, path)
    return Site.find_for_request(request), said(Page.route_for_request(request, path))


def by_us(host, path):
    request = asking(host, path)
    site = site_of(request)
    if site is None:
        return None, None
    try:
        return site, said(route(request, site, path))
    except Http404:
        return site, None


def paths_of_all():
    """Yield a path below every page, from wherever a site may begin, with more behind it."""
    for number, page in enumerate(Page.objects.order_by("path")):
        steps = page.url_path.strip("/").split("/")
        for start in range(len(steps) + 1):
            yield "/".join([*steps[start:], BELOW_ANY[number % len(BELOW_ANY)]]) + "/"
            yield "/".join(steps[start:])


def find_all(host):
    for path in set(paths_of_all()):
        by_us(host, path)


def compare():
    for host in HOSTS:
        for language in LANGUAGES:
            with translation.override(language):
                for path in set(paths_of_all()):
                    assert by_us(host, path) == by_wagtail(host, path), (host, language, path)
    for page in Page.objects.filter(depth__gt=1).specific():
        assert set(page.get_view_restrictions()) == set(Page.get_view_restrictions(page))


@hypothesis_settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # to make a tree smaller would take many minutes
    max_examples=hypothesis_settings().max_examples // 20,  # each asks thousands of times
)
@given(plans, st.booleans())
def test_site_page_and_restrictions_are_those_that_wagtail_finds(
    site, settings, commit, plan, has_languages
):
    bump()  # what the last life kept was rolled back
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("fr", "French")]
    settings.WAGTAIL_I18N_ENABLED = has_languages
    with transaction.atomic():
        Locale.objects.create(language_code="fr")
        for name, *arguments in plan:
            with suppress(ValidationError), transaction.atomic():  # what the site refuses
                ACTS[name](*arguments)
            commit()
            find_all(HOSTS[0])  # and keep it, for the next change to make it wrong
        compare()
        transaction.set_rollback(True)
