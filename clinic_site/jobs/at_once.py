"""Tasks that are done at once, as part of the change that asks for them."""

import logging

from django.utils import timezone
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import TaskResult, TaskResultStatus
from django_tasks.utils import get_random_id

from .queue import BACKGROUND

# Done after the commit, when the row is gone already. A worker tries again if the disk refuses.
DELETING_A_FILE = "wagtail.tasks.delete_file_from_storage_task"

logger = logging.getLogger(__name__)


class AtOnceBackend(ImmediateBackend):
    """Does a task where it is enqueued, and lets its error through.

    The package's own keeps errors in a result that nobody looks at: a page would be saved without
    its entry in the search index. Here the change that asks for the task fails with it.
    """

    def enqueue(self, task, args, kwargs):
        """Do the task; return its result. Raises whatever the task raises."""
        self.validate_task(task)
        started_at = timezone.now()
        try:
            value = task.call(*args, **kwargs)
        except OSError:
            if task.module_path != DELETING_A_FILE or self.alias == BACKGROUND:
                raise
            logger.exception("A file could not be deleted; a worker will try again.")
            return task.using(backend=BACKGROUND).enqueue(*args, **kwargs)
        result = TaskResult(
            task=task,
            id=get_random_id(),
            status=TaskResultStatus.SUCCESSFUL,
            enqueued_at=started_at,
            started_at=started_at,
            last_attempted_at=started_at,
            finished_at=timezone.now(),
            args=args,
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[self.worker_id],
        )
        object.__setattr__(result, "_return_value", value)  # the class is frozen
        return result
