"""Workers and schedulers as real processes on a real database."""

import signal
from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from clinic_site.jobs.models import LiveWorker, ScheduledRun
from clinic_site.jobs.queue import BACKGROUND
from tests.clinic_site.jobs.example_tasks import write_slowly
from tests.clinic_site.jobs.real_site import wait_until

SCHEDULE_PAGE = ("-m", "tests.clinic_site.jobs.schedule_page")
SCHEDULER = ("-m", "tests.clinic_site.jobs.quick_scheduler")
WORKER = ("manage.py", "run_worker", "--lease", "1")


def enqueue(site, *args):
    return DBTaskResult.objects.using(site.alias).create(
        task_path=write_slowly.module_path,
        args_kwargs={"args": args, "kwargs": {}},
        backend_name=BACKGROUND,
        run_after=None,
    )


def lines(file):
    return file.read_text().splitlines() if file.is_file() else []


def test_a_scheduled_page_goes_live_by_itself_and_two_schedulers_enqueue_each_run_once(real_site):
    real_site.run(*SCHEDULE_PAGE)
    pages = Page.objects.using(real_site.alias)
    page = pages.get(slug="soon")
    assert not page.live
    processes = [real_site.start(*command) for command in (SCHEDULER, SCHEDULER, WORKER)]
    wait_until(lambda: pages.get(slug="soon").live)
    page = pages.get(slug="soon")
    assert page.go_live_at <= timezone.now()
    assert page.last_published_at - page.go_live_at < timedelta(seconds=10)
    for process in processes[:2]:
        process.terminate()
        assert process.wait(5) == 0
    runs = ScheduledRun.objects.using(real_site.alias)
    tasks = DBTaskResult.objects.using(real_site.alias)
    assert runs.count() > 1
    assert {run.task_id for run in runs} == {task.pk for task in tasks}


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGSTOP])
def test_a_task_of_a_killed_or_frozen_worker_is_done_again_and_not_twice(real_site, sign):
    file = real_site.folder / "lines"
    task = enqueue(real_site, str(file), 2)
    first = real_site.start(*WORKER)
    wait_until(lambda: len(lines(file)) == 1)
    first.send_signal(sign)
    others = [real_site.start(*WORKER) for _ in range(2)]
    wait_until(lambda: len(lines(file)) == 3)
    if sign == signal.SIGSTOP:  # it wakes up, and learns that it was taken for dead
        first.send_signal(signal.SIGCONT)
        assert first.wait(5) == 1
    for other in others:  # each first finishes what it is at
        other.terminate()
        assert other.wait(5) == 0
    begun_first, begun, done = lines(file)
    assert begun_first == f"begun by {first.pid}"
    assert begun.split()[-1] == done.split()[-1] in [str(other.pid) for other in others]
    task.refresh_from_db()
    assert (task.status, len(task.worker_ids)) == ("SUCCESSFUL", 2)
    assert not LiveWorker.objects.using(real_site.alias).filter(worker_id__in=task.worker_ids[1:])


def test_several_workers_take_each_task_once_and_stop_after_the_one_they_are_at(real_site):
    files = [real_site.folder / f"task-{number}" for number in range(20)]
    for file in files:
        enqueue(real_site, str(file), 0.2)
    workers = [real_site.start(*WORKER) for _ in range(2)]
    wait_until(lambda: len(list(real_site.folder.glob("task-*"))) >= 8)
    for worker in workers:
        worker.terminate()
    assert [worker.wait(5) for worker in workers] == [0, 0]
    begun = [file for file in files if file.is_file()]
    assert 8 <= len(begun) < len(files)
    for file in begun:
        assert Counter(line.split()[0] for line in lines(file)) == {"begun": 1, "done": 1}
    statuses = Counter(
        DBTaskResult.objects.using(real_site.alias).values_list("status", flat=True).order_by()
    )
    assert statuses == {"SUCCESSFUL": len(begun), "READY": len(files) - len(begun)}
