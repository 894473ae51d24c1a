"""A login ends after half an hour without work, after twelve hours in any case, and not before."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.clinic_site.accounts.second_factor.codes import give_password, is_logged_in
from tests.editor import article_form, edit_url
from tests.factories import ArticlePageFactory, UserFactory

pytestmark = pytest.mark.django_db
STATE = reverse("accounts_session_state")
SCRIPT = {"x-requested-with": "XMLHttpRequest"}


@pytest.fixture
def clock():
    """A clock that stands still; `clock.shift(timedelta(…))` moves it on."""
    with time_machine.travel(timezone.now().replace(microsecond=0), tick=False) as clock:
        yield clock


@pytest.fixture
def insider(clock, client, db):
    """A client logged in just now."""
    give_password(client, UserFactory(is_superuser=True))
    return client


def pass_minutes(clock, minutes):
    clock.shift(timedelta(minutes=minutes))


def works(client):
    return client.get(reverse("wagtailadmin_account")).status_code == 200


def test_a_login_ends_half_an_hour_after_the_last_work(insider, clock):
    pass_minutes(clock, 29)
    assert works(insider)
    pass_minutes(clock, 29)
    assert works(insider)
    pass_minutes(clock, 31)
    answer = insider.get("/admin/pages/")
    assert answer.url == f"{reverse('wagtailadmin_login')}?next=/admin/pages/"
    assert not is_logged_in(insider)


def test_it_is_deleted_then(insider, clock):
    key = insider.session.session_key
    pass_minutes(clock, 31)
    works(insider)
    assert not Session.objects.filter(session_key=key).exists()


def test_it_ends_for_pages_of_the_site_too(insider, clock):
    pass_minutes(clock, 31)
    assert not is_logged_in(insider)


def test_it_ends_after_twelve_hours_of_work(insider, clock):
    for _quarter in range(4 * 12 - 1):
        pass_minutes(clock, 15)
        insider.get(STATE, {"worked": ""})
    assert works(insider)
    pass_minutes(clock, 16)
    assert not works(insider)


def test_the_times_are_settings(insider, clock, settings):
    settings.SESSION_IDLE_MINUTES = 5
    pass_minutes(clock, 6)
    assert not works(insider)


def test_an_editor_that_is_left_open_does_not_go_on_for_ever(insider, clock, site):
    article = ArticlePageFactory(parent=site.blog, title="Draft", slug="draft", live=False)
    article.save_revision()
    page = insider.get(edit_url(article))
    ping = page.context["editing_sessions"].ping_url
    for _minutes in range(4):
        pass_minutes(clock, 10)
        answer = insider.post(ping, headers=SCRIPT)
    assert answer.status_code == 403
    assert not works(insider)


def test_a_tab_that_asks_by_itself_does_not_go_on_for_ever(insider, clock):
    for _minutes in range(3):
        pass_minutes(clock, 9)
        assert insider.get(STATE, headers=SCRIPT).status_code == 200
    pass_minutes(clock, 4)
    assert insider.get(STATE, headers=SCRIPT).status_code == 403


def test_typing_in_a_form_keeps_the_login(insider, clock):
    pass_minutes(clock, 25)
    assert insider.get(STATE).json() == {"seconds_left": 300}
    assert insider.get(STATE, {"worked": ""}).json() == {"seconds_left": 1800}


def test_saving_a_draft_keeps_the_login(insider, clock, site):
    article = ArticlePageFactory(parent=site.blog, title="Draft", slug="draft", live=False)
    article.save_revision()
    for _minutes in range(3):
        pass_minutes(clock, 20)
        answer = insider.post(edit_url(article), article_form(title="Draft", slug="draft"))
        assert answer.url == edit_url(article)


def writes_of_three_requests(client):
    with CaptureQueriesContext(connection) as queries:
        for _number in range(3):
            client.get(STATE, {"worked": ""})
    return sum("UPDATE" in query["sql"] for query in queries)


def test_the_session_is_written_once_a_minute_at_most(insider, clock):
    assert writes_of_three_requests(insider) == 0
    pass_minutes(clock, 2)
    assert writes_of_three_requests(insider) == 1


def test_the_login_page_offers_no_login_that_lasts_longer(client, db):
    assert 'name="remember"' not in client.get(reverse("wagtailadmin_login")).text


def test_every_page_of_the_editor_watches_the_login(insider):
    page = insider.get(reverse("wagtailadmin_account")).text
    assert f'data-session-url="{STATE}"' in page
