"""The processes beside the server: kept running, and stopped with it."""

import subprocess
import sys
import time
from dataclasses import dataclass, field

from .output import say

COMMANDS = {
    "background worker": [sys.executable, "manage.py", "run_worker"],
    "scheduler": [sys.executable, "manage.py", "run_scheduler"],
}
LONG_LIFE = 60  # seconds after which an end is no sign that the next start fails too
LONGEST_PAUSE = 60  # seconds
PATIENCE = 10  # seconds for the task that is being done when the site stops


@dataclass
class Companion:
    """A process that is started again when it ends, later each time if it ends soon."""

    name: str
    command: list
    process: subprocess.Popen | None = None
    started_at: float = 0
    pause: float = 1
    start_at: float = field(default_factory=time.monotonic)

    def tend(self):
        """Start the process if it is its time; say so if it has ended."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is not None:
            self.pause = 1 if now - self.started_at > LONG_LIFE else self.pause
            say(
                f"The {self.name} ended with status {self.process.returncode}; "
                f"starting it again in {self.pause:.0f} s."
            )
            self.process, self.start_at = None, now + self.pause
            self.pause = min(self.pause * 2, LONGEST_PAUSE)
        if self.process is None and now >= self.start_at:
            # In a group of its own, so that Ctrl-C reaches only the process that stops all.
            self.process = subprocess.Popen(self.command, process_group=0)  # noqa: S603 - own
            self.started_at = now


class Companions:
    """The worker and the scheduler of a site on one machine."""

    def __init__(self, commands=COMMANDS):
        self.all = [Companion(name, command) for name, command in commands.items()]

    def tend(self):
        """Start those that do not run; to be called every moment."""
        for companion in self.all:
            companion.tend()

    def stop(self):
        """End all of them, the patient way first."""
        running = [each.process for each in self.all if each.process is not None]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + PATIENCE
        for process in running:
            try:
                process.wait(max(deadline - time.monotonic(), 0))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
