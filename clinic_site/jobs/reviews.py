"""The daily look at which reviews are due."""

from django_tasks import task

from pages.reminders import send_reminders

from .queue import BACKGROUND


@task(backend=BACKGROUND)
def remind_of_reviews():
    """Mail people which pages they are to review, each thing once."""
    send_reminders()
