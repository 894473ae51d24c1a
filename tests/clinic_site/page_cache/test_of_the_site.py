"""The page cache around the real site: which addresses are kept, and what readers see."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import PageViewRestriction

from clinic_site import maintenance
from pages.models import ContactPage
from tests.cached_site import commit
from tests.factories import (
    NoticeFactory,
    PersonFactory,
    StandardPageFactory,
    make_request_page,
    publish_article,
    section,
)


@pytest.fixture
def article(cached, site):
    """A published article with a heading, committed."""
    body = [section("Sore feet", [("prose", "<p>After a long walk.</p>")])]
    made = publish_article(site.blog, title="Sore feet", body=body)
    commit()
    return made


def test_pages_feeds_and_lists_are_kept(cached, site, article):
    person = PersonFactory()
    commit()
    addresses = (
        *("/", article.url, site.blog.url, f"{site.blog.url}feed/", "/team/"),
        *(person.get_absolute_url(), "/sitemap.xml", "/robots.txt"),
    )
    for address in addresses:
        before = cached.made
        plain = cached.get_uncached(address)
        assert plain.status == 200, address
        for visit in range(3):
            answer = cached.get(address)
            assert answer.body == plain.body, (address, visit)
        assert cached.made == before + 1, address


def test_what_is_for_one_reader_is_never_kept(cached, site, article):
    contact = make_request_page(site.home, ContactPage)
    private = StandardPageFactory(parent=site.home)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    commit()
    addresses = (
        *(contact.url, f"{contact.url}sent/", private.url, "/search/?q=feet", "/search/"),
        *("/no-such-page/", "/admin/", "/admin/login/", "/health/live", f"{site.blog.url}?page=9"),
    )
    for address in addresses:
        before = cached.made
        answers = [cached.get(address) for _ in range(2)]
        assert cached.made == before + 2, address
        assert all("etag" not in answer.headers for answer in answers), address


def test_each_form_has_a_token_of_its_own(cached, site):
    contact = make_request_page(site.home, ContactPage)
    commit()
    assert cached.get(contact.url).body != cached.get(contact.url).body


def test_an_editor_sees_the_page_made_for_them_and_leaves_nothing_behind(
    cached, article, editor_client
):
    cookie = f"sessionid={editor_client.cookies['sessionid'].value}"
    assert b"wagtail-userbar" in cached.get(article.url, cookie=cookie).body
    assert b"wagtail-userbar" not in cached.get(article.url).body
    assert b"wagtail-userbar" in cached.get(article.url, cookie=cookie).body


def test_what_is_published_is_seen_by_the_next_reader(cached, article):
    cached.get(article.url)
    article.title = "Feet that hurt"
    article.save_revision().publish()
    commit()
    assert b"Feet that hurt" in cached.get(article.url).body


def test_a_draft_shows_nothing_and_costs_nothing(cached, article):
    cached.get(article.url)
    article.title = "Not for readers yet"
    article.save_revision()
    commit()
    assert b"Not for readers yet" not in cached.get(article.url).body
    assert cached.made == 1


def test_a_page_that_becomes_private_is_gone_at_once(cached, article):
    cached.get(article.url)
    PageViewRestriction.objects.create(page=article, restriction_type="login")
    commit()
    assert cached.get(article.url).status == 302


def test_maintenance_hides_what_is_kept_and_gives_it_back(cached, article):
    cached.get(article.url)
    maintenance.switch_on(5)
    try:
        assert cached.get(article.url).status == 503
        assert cached.get(article.url).status == 503
    finally:
        maintenance.switch_off()
    assert cached.get(article.url).status == 200


def test_a_notice_comes_and_goes_at_its_time(cached, article, settings):
    settings.CACHE_MAX_AGE = 24 * 60 * 60
    with time_machine.travel("2026-03-02T10:00:00Z", tick=False) as clock:
        now = timezone.now()
        NoticeFactory(
            text="Closed for a storm",
            starts_at=now + timedelta(minutes=30),
            ends_at=now + timedelta(minutes=90),
        )
        commit()
        hidden = cached.get(article.url).body
        clock.move_to(now + timedelta(minutes=30))
        shown = cached.get(article.url).body
        assert shown == cached.get_uncached(article.url).body != hidden
        clock.move_to(now + timedelta(minutes=89))
        assert cached.get(article.url).body == shown
        clock.move_to(now + timedelta(minutes=90))
        assert b"Closed for a storm" not in cached.get(article.url).body


def test_a_notice_is_carried_from_seven_days_before_it_begins(cached, article, settings):
    settings.CACHE_MAX_AGE = 30 * 24 * 60 * 60
    with time_machine.travel("2026-03-02T10:00:00Z", tick=False) as clock:
        starts_at = timezone.now() + timedelta(days=7, minutes=10)
        NoticeFactory(
            text="Closed for a storm", starts_at=starts_at, ends_at=starts_at + timedelta(hours=1)
        )
        commit()
        assert b"Closed for a storm" not in cached.get(article.url).body
        clock.shift(timedelta(minutes=10, seconds=1))
        assert b"Closed for a storm" in cached.get(article.url).body


def test_a_day_is_over_at_midnight_of_the_clinic(cached, article, settings):
    settings.CACHE_MAX_AGE = 24 * 60 * 60
    with time_machine.travel("2026-03-02T23:59:59Z", tick=False) as clock:
        cached.get(article.url), cached.get(article.url)
        assert cached.made == 1
        clock.shift(1)
        cached.get(article.url)
        assert cached.made == 2
