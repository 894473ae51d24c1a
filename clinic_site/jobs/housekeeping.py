"""What has to be done every day or minute so that a site runs for years."""

from datetime import timedelta
from io import StringIO

from axes.models import AccessAttempt
from django.conf import settings
from django.core.management import call_command
from django.db.models import Max
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus

from pages.requests import purging
from pages.revisions import purge_revisions

from .models import ScheduledRun
from .queue import BACKGROUND, queued_tasks

DONE_KEPT_FOR = timedelta(days=1)
FAILED_KEPT_FOR = timedelta(days=14)
ATTEMPTS_KEPT_FOR = timedelta(days=1)


@task(backend=BACKGROUND)
def publish_scheduled():
    """Publish and take down the pages whose time has come."""
    call_command("publish_scheduled", stdout=StringIO())


@task(backend=BACKGROUND)
def back_up():
    """Back up the site into its own folder of backups. Raises CommandError if it cannot."""
    call_command("backup", stdout=StringIO())


@task(backend=BACKGROUND)
def clear_sessions():
    """Delete logins that have expired."""
    call_command("clearsessions")


@task(backend=BACKGROUND)
def clear_login_attempts():
    """Delete wrong passwords of more than a day ago: who tried, and from which address."""
    AccessAttempt.objects.filter(attempt_time__lt=timezone.now() - ATTEMPTS_KEPT_FOR).delete()


@task(backend=BACKGROUND)
def clear_task_results():
    """Delete tasks done a day ago or failed two weeks ago, and all but each job's last old run."""
    now = timezone.now()
    done, failed = TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED
    queued_tasks().filter(status=done, finished_at__lt=now - DONE_KEPT_FOR).delete()
    queued_tasks().filter(status=failed, finished_at__lt=now - FAILED_KEPT_FOR).delete()
    last = ScheduledRun.objects.values("job").annotate(last=Max("pk")).values("last")
    old = ScheduledRun.objects.filter(due_at__lt=now - DONE_KEPT_FOR)
    old.exclude(pk__in=list(last.values_list("last", flat=True))).delete()


@task(backend=BACKGROUND)
def clear_revisions():
    """Delete versions of pages that are older than REVISIONS_KEPT_DAYS and that nothing needs."""
    purge_revisions(before=timezone.now() - timedelta(days=settings.REVISIONS_KEPT_DAYS))


@task(backend=BACKGROUND)
def purge_submissions():
    """Delete what patients have sent by a form once its time is over."""
    purging.purge_submissions()
