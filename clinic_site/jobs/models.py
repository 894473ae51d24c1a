"""What schedulers and workers agree on. The tasks themselves are rows of django-tasks-db."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ScheduledRun(models.Model):
    """One run of a job: the constraint lets only one scheduler enqueue it.

    `task_id` names the task that does it. Two runs share a task if the second was due before the
    first was done.
    """

    job = models.CharField(_("job"), max_length=64)
    due_at = models.DateTimeField(_("due at"))
    task_id = models.UUIDField(_("task"), null=True)

    class Meta:
        verbose_name = _("scheduled run")
        verbose_name_plural = _("scheduled runs")
        constraints = [
            models.UniqueConstraint(fields=["job", "due_at"], name="one_row_a_job_and_run_time")
        ]

    def __str__(self):
        return f"{self.job} {self.due_at:%Y-%m-%d %H:%M:%S}"


class LiveWorker(models.Model):
    """A worker process, and when it last said that it is alive."""

    worker_id = models.CharField(_("worker"), max_length=64, primary_key=True)
    seen_at = models.DateTimeField(_("seen at"))

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")

    def __str__(self):
        return self.worker_id
