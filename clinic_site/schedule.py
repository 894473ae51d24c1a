"""What is done when: the only place that says so. `manage.py run_scheduler` goes by it.

A daily time is never between 1 and 4 o'clock, the hours that a change of the clocks skips or
repeats.
"""

from django.utils.translation import gettext_lazy as _

from .jobs.evidence import watch_studies
from .jobs.housekeeping import (
    back_up,
    clear_login_attempts,
    clear_revisions,
    clear_sessions,
    clear_task_results,
    publish_scheduled,
    purge_submissions,
)
from .jobs.reviews import remind_of_reviews
from .jobs.scheduling import Job

EVERY_MINUTE = {"minute": "*"}

SCHEDULE = (
    Job("publish_scheduled", _("Publish scheduled pages"), publish_scheduled, EVERY_MINUTE),
    # Before anything is deleted.
    Job("back_up", _("Back up the site"), back_up, {"hour": 4, "minute": 5}),
    Job("clear_sessions", _("Clear logins"), clear_sessions, {"hour": 4, "minute": 10}),
    Job(
        "clear_login_attempts",
        _("Clear wrong passwords"),
        clear_login_attempts,
        {"hour": 4, "minute": 15},
    ),
    Job(
        "clear_task_results",
        _("Clear finished background work"),
        clear_task_results,
        {"hour": 4, "minute": 20},
    ),
    Job(
        "clear_revisions",
        _("Clear old versions of pages"),
        clear_revisions,
        {"hour": 4, "minute": 25},
    ),
    Job(
        "purge_submissions",
        _("Delete old requests of patients"),
        purge_submissions,
        {"hour": 4, "minute": 27},
    ),
    Job(
        "watch_studies",
        _("Look for retracted studies"),
        watch_studies,
        {"day_of_week": "sun", "hour": 4, "minute": 30},
    ),
    # So that it is there when people come to work.
    Job(
        "remind_of_reviews",
        _("Remind people of reviews"),
        remind_of_reviews,
        {"hour": 6, "minute": 0},
    ),
)
