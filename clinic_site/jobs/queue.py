"""The queue of background work, and how a task is found in it."""

from django_tasks_db.models import DBTaskResult

# Wagtail's own tasks (search index, references) stay on the default backend, which does them at
# once: in the transaction that saves a page, so that page and index always agree.
BACKGROUND = "background"


def queued_tasks():
    """Return every task of the background queue, in whatever state, as a queryset."""
    return DBTaskResult.objects.filter(backend_name=BACKGROUND)
