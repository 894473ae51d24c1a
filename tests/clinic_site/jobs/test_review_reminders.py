"""Reminders of reviews by real processes on a real database."""

import signal

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


def test_after_a_run_that_was_killed_half_way_three_at_once_tell_the_rest_once(real_site):
    real_site.run(*REVIEWS, "make")
    killed = real_site.start(*REVIEWS, "die")
    assert killed.wait(PATIENCE) == -signal.SIGKILL
    assert queued_to(real_site) == ["ana@clinic.example"]
    reminders = ReviewReminder.objects.using(real_site.alias)
    assert reminders.count() == 2
    runs = [real_site.start(*SEND) for _run in range(3)]
    assert [run.wait(PATIENCE) for run in runs] == [0, 0, 0]
    assert queued_to(real_site) == ["ana@clinic.example", "bo@clinic.example", "cy@clinic.example"]
    assert reminders.count() == 6


def test_reminders_are_a_daily_job():
    (job,) = [job for job in SCHEDULE if job.task is remind_of_reviews]
    assert job.times == {"hour": 6, "minute": 0}
