"""Tasks that tests enqueue, also in worker processes."""

import os
import time
from pathlib import Path

from django_tasks import task

from clinic_site.jobs.queue import BACKGROUND

STEPS = 20


@task(backend=BACKGROUND)
def greet(name):
    return f"Hello {name}"


@task(backend=BACKGROUND)
def fail():
    raise ValueError("the printer is on fire")


@task(backend=BACKGROUND)
def write_slowly(path, seconds):
    """Add a line to a file, wait in many steps, and add another one."""
    note(path, f"begun by {os.getpid()}")
    for _ in range(STEPS):
        time.sleep(seconds / STEPS)
    note(path, f"done by {os.getpid()}")


def note(path, line):
    with Path(path).open("a") as file:
        file.write(f"{line}\n")
