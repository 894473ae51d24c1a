"""Reminders of reviews by real processes on a real database."""

import signal

import pytest
from django_tasks_db.models import DBTaskResult

from clinic_site.jobs.reviews import remind_of_reviews
from clinic_site.schedule import SCHEDULE
from pages.models import ReviewReminder
from tests.clinic_site.jobs.real_site import PATIENCE

REVIEWS = ("-m", "tests.clinic_site.jobs.due_reviews")
SEND = ("manage.py", "send_review_reminders")


def queued_to(site):
    """Return the addresses of the mails in the queue."""
    tasks = DBTaskResult.objects.using(site.alias).filter(task_path="clinic_site.mail.tasks.send")
    return sorted(task.args_kwargs["args"][0]["to"][0] for task in tasks)


@pytest.fixture
def site_with_reviews(real_site):
    real_site.run(*REVIEWS, "make")
    return real_site


EVERYBODY = ["ana@clinic.example", "bo@clinic.example", "cy@clinic.example"]


def test_a_run_that_is_killed_half_way_neither_forgets_nor_repeats(site_with_reviews):
    killed = site_with_reviews.start(*REVIEWS, "die")
    assert killed.wait(PATIENCE) == -signal.SIGKILL
    assert queued_to(site_with_reviews) == EVERYBODY[:1]
    reminders = ReviewReminder.objects.using(site_with_reviews.alias)
    assert reminders.count() == 2
    site_with_reviews.run(*SEND)
    assert queued_to(site_with_reviews) == EVERYBODY
    assert reminders.count() == 6
    site_with_reviews.run(*SEND)
    assert queued_to(site_with_reviews) == EVERYBODY


def test_two_runs_at_once_tell_everybody_once(site_with_reviews):
    runs = [site_with_reviews.start(*SEND) for _run in range(3)]
    assert [run.wait(PATIENCE) for run in runs] == [0, 0, 0]
    assert queued_to(site_with_reviews) == EVERYBODY


def test_reminders_are_a_daily_job():
    (job,) = [job for job in SCHEDULE if job.task is remind_of_reviews]
    assert job.times == {"hour": 6, "minute": 0}
