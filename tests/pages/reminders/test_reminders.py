"""Who is told of which reviews, by mail and by `manage.py send_review_reminders`."""

from datetime import date, timedelta
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages import dates
from pages.models import PageDates, ReviewReminder
from pages.reminders import plan_reminders, sending
from pages.reminders.plan import step_of
from tests.factories import PersonFactory, UserFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 1)
PUBLISHED = date(2024, 5, 3)


@pytest.fixture(autouse=True)
def today(time_machine_at):
    time_machine_at("2026-06-01T06:00:00Z")


@pytest.fixture
def administrator():
    user = UserFactory(email="admin@clinic.example")
    user.groups.add(Group.objects.get(name="Site administrators"))
    return user


def send(*arguments):
    """Run the command; return what it printed, and the mails as `{address: message}`."""
    mail.outbox.clear()
    out = StringIO()
    call_command("send_review_reminders", *arguments, stdout=out)
    sent = {message.to[0]: message for message in mail.outbox}
    assert len(sent) == len(mail.outbox)
    return out.getvalue(), sent


def told(message):
    """Return the titles under each heading of a mail's HTML part."""
    soup = BeautifulSoup(message.alternatives[0][0], "html.parser")
    return {
        heading.get_text(): [link.get_text() for link in heading.find_next("ul").find_all("a")]
        for heading in soup.find_all("h2")
    }


@pytest.mark.parametrize(
    ("days", "step"),
    [(61, None), (60, "60"), (31, "60"), (30, "30"), (1, "30"), (0, "0"), (-400, "0")],
)
def test_a_due_date_has_three_steps(days, step):
    assert step_of(TODAY + timedelta(days=days), TODAY) == step


def test_one_digest_tells_a_person_of_all_their_pages(due, clinician):
    zoe = clinician("Zoe Lind", email="zoe@clinic.example")
    for title, days in (("Overdue", -5), ("Near", 20), ("Soon", 45), ("Far", 61)):
        due(title, days, owner=zoe)
    dates.ask_for_review(due("Asked", None), zoe)
    _out, sent = send()
    message = sent["zoe@clinic.example"]
    assert message.subject == "4 pages to review"
    assert told(message) == {
        "Due now": ["Overdue"],
        "Due within 30 days": ["Near"],
        "Due within 60 days": ["Soon"],
        "A review was asked for": ["Asked"],
    }
    assert list(sent) == ["zoe@clinic.example"]


def test_the_text_says_the_same_with_days_names_and_absolute_addresses(due, clinician):
    zoe = clinician("Zoe Lind", email="zoe@clinic.example")
    article = due("Feet & <hands>", 20, owner=zoe, reviewer=PersonFactory(name="Ana Ruiz"))
    _out, sent = send()
    message = sent["zoe@clinic.example"]
    address = f"http://127.0.0.1:8000/admin/pages/{article.pk}/edit/"
    for text in (
        message.body,
        BeautifulSoup(message.alternatives[0][0], "html.parser").get_text(),
    ):
        assert "Feet & <hands>" in text
        assert "Due on 21 June 2026. Last reviewed by Ana Ruiz on 1 February 2026." in text
    assert address in message.body
    assert f'href="{address}"' in message.alternatives[0][0]
    assert "<h2>" not in message.body


def test_the_owner_is_told_and_not_the_last_reviewer(due, clinician):
    owner = clinician(email="owner@clinic.example")
    due("Sore feet", 0, owner=owner, reviewer=clinician(email="reviewer@clinic.example"))
    assert list(send()[1]) == ["owner@clinic.example"]


def test_the_last_reviewer_is_told_where_there_is_no_owner(due, clinician):
    due("Sore feet", 0, reviewer=clinician(email="reviewer@clinic.example"))
    assert list(send()[1]) == ["reviewer@clinic.example"]


@pytest.mark.parametrize("kind", ["nobody", "no account", "inactive", "no address"])
def test_administrators_are_told_of_pages_whose_person_cannot_be(
    due, clinician, administrator, kind
):
    UserFactory(email="root@clinic.example", is_superuser=True)
    UserFactory(email="gone@clinic.example", is_superuser=True, is_active=False)
    owner = {
        "nobody": lambda: None,
        "no account": PersonFactory,
        "inactive": lambda: clinician(is_active=False),
        "no address": lambda: clinician(email=""),
    }[kind]()
    due("Sore feet", 0, owner=owner)
    _out, sent = send()
    assert sorted(sent) == ["admin@clinic.example", "root@clinic.example"]
    text = sent["admin@clinic.example"].body
    assert ("Nobody is in charge" if owner is None else "has no active account") in text


def test_what_nobody_can_be_told_of_is_printed(due):
    due("Sore feet", 0)
    out, sent = send()
    assert "Nobody can be told of:\n  Due now, 1 June 2026: Sore feet" in out
    assert sent == {}
    assert not ReviewReminder.objects.exists()


def test_drafts_taken_down_pages_and_mirrors_are_not_told_of(due, clinician):
    zoe = clinician()
    article = due("Sore feet", 0, owner=zoe)
    article.create_alias(update_slug="mirror")
    assert [message.subject for message in send()[1].values()] == ["1 page to review"]
    article.unpublish()
    ReviewReminder.objects.all().delete()
    assert send()[1] == {}


def test_a_dry_run_prints_who_would_be_told_what_and_sends_nothing(due, clinician):
    due("Sore feet", 45, owner=clinician(email="zoe@clinic.example"))
    out, sent = send("--dry-run")
    assert out.splitlines() == [
        "zoe@clinic.example",
        "  Due within 60 days, 16 July 2026: Sore feet",
        "1 mail would be sent.",
    ]
    assert sent == {}
    assert send()[0].splitlines()[-1] == "1 mail is queued."


class TestNothingIsToldTwice:
    @pytest.fixture
    def article(self, due, clinician):
        return due("Sore feet", 60, owner=clinician(email="zoe@clinic.example"))

    def test_by_a_second_run(self, article):
        assert len(send()[1]) == 1
        out, sent = send()
        assert sent == {}
        assert out == "0 mails are queued.\n"

    def test_but_each_step_is_told_once_as_the_day_comes_near(self, article, time_machine_at):
        seen = []
        for day in range(70):
            time_machine_at(f"{(TODAY + timedelta(days=day)).isoformat()}T06:00:00Z")
            for message in send()[1].values():
                seen.append((day, *told(message)))
        assert seen == [
            (0, "Due within 60 days"),
            (30, "Due within 30 days"),
            (60, "Due now"),
        ]

    def test_but_a_new_due_date_is_news(self, article, reviewed):
        send()
        reviewed(article, on=date(2026, 5, 1), due_on=TODAY, reviewer_name="Zoe Lind, MD")
        assert told(send()[1]["zoe@clinic.example"]) == {"Due now": ["Sore feet"]}
        assert send()[1] == {}

    def test_but_a_new_owner_is_told_too(self, article, clinician):
        send()
        dates.set_owner(article, clinician(email="new@clinic.example"))
        assert list(send()[1]) == ["new@clinic.example"]

    def test_but_asking_again_is_news(self, article, clinician, time_machine_at):
        zoe = PageDates.objects.get(page_id=article.pk).owner
        dates.ask_for_review(article, zoe)
        assert len(told(send()[1]["zoe@clinic.example"])) == 2
        assert send()[1] == {}
        time_machine_at("2026-06-02T06:00:00Z")
        dates.ask_for_review(article, zoe)
        assert told(send()[1]["zoe@clinic.example"]) == {"A review was asked for": ["Sore feet"]}

    def test_when_another_run_told_it_since_it_was_planned(self, article):
        (digest,) = plan_reminders(TODAY).digests
        send()
        mail.outbox.clear()
        assert sending.send_reminder(digest) is None
        assert mail.outbox == []

    def test_when_the_page_was_reviewed_since_it_was_planned(self, article, reviewed):
        (digest,) = plan_reminders(TODAY).digests
        reviewed(article, on=TODAY, due_on=date(2029, 6, 1), reviewer_name="Zoe Lind, MD")
        assert sending.send_reminder(digest) is None
        assert mail.outbox == []

    def test_and_nothing_is_forgotten_when_a_run_dies_between_two_mails(
        self, article, due, clinician, monkeypatch
    ):
        due("Other", 0, owner=clinician(email="ana@clinic.example"))
        queue, sent = sending.send_mail, []

        def die_at_the_second(*args, **kwargs):
            if sent:
                raise ConnectionResetError("killed")
            sent.append(args)
            return queue(*args, **kwargs)

        monkeypatch.setattr(sending, "send_mail", die_at_the_second)
        mail.outbox.clear()
        with pytest.raises(ConnectionResetError):
            sending.send_reminders()
        assert [message.to for message in mail.outbox] == [["ana@clinic.example"]]
        monkeypatch.setattr(sending, "send_mail", queue)
        assert list(send()[1]) == ["zoe@clinic.example"]
        assert send()[1] == {}


def test_planning_costs_the_same_for_1_and_30_pages(due, clinician, administrator):
    def count():
        with CaptureQueriesContext(connection) as queries:
            plan = plan_reminders(TODAY)
            assert [item.url for digest in plan.digests for item in digest.items]
        return len(queries)

    due("First", 0, owner=clinician())
    few = count()
    zoe = clinician()
    for number in range(10):
        due(f"Zoe's {number}", 0, owner=zoe)
        due(f"Reviewer's {number}", 0, reviewer=clinician())
        due(f"Nobody's {number}", 0)
    assert count() == few


def test_a_digest_costs_the_same_for_1_and_20_pages(due, clinician):
    def count():
        (digest,) = plan_reminders(TODAY).digests
        with CaptureQueriesContext(connection) as queries:
            assert sending.send_reminder(digest)
        return len(queries)

    zoe = clinician()
    due("First", 0, owner=zoe)
    few = count()
    for number in range(20):
        due(f"More {number}", 0, owner=zoe, reviewer=PersonFactory())
    assert count() == few
