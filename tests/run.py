"""`make test`: linters, what uses a database on SQLite and on PostgreSQL, all other tests once.

`python -m tests.run lint` stops after the linters.
"""

import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tests.postgres import add_database, temporary_postgres
from tests.system import CHROMIUM, JAVA, NGINX, POSTGRESQL, install_missing

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
# What somebody has set for their own site must not reach the tests.
SITE_VARIABLES = (
    *("SITE_URL", "SECRET_KEY", "DATABASE_URL", "EMAIL_URL", "MAIL_FROM", "CACHE_URL"),
    *("BEHIND_PROXY", "CLINIC_NAME", "TIME_ZONE", "VAR_DIR", "DJANGO_SETTINGS_MODULE"),
    *("SECRET_KEY_FALLBACKS", "SECOND_FACTOR_REQUIRED", "DATE_FORMAT", "TIME_FORMAT"),
    *("SESSION_IDLE_MINUTES", "SESSION_MAX_HOURS"),
    *("HOST", "PORT", "DEMO", "WORKERS", "LOG_LEVEL"),
    # Compiled once, the code is loaded by dozens of processes.
    "PYTHONDONTWRITEBYTECODE",
    *("LOOKUPS", "LOOKUP_EMAIL", "LOOKUP_SECONDS", "NCBI_API_KEY"),
    *("CROSSREF_URL", "PUBMED_URL", "DOI_URL"),
)
PROCESSES = max(2, min(os.cpu_count() or 2, 8))
ALONE = "not database and not browser and not machine"
DATABASE = "database and not browser and not machine"
LINTERS = (
    (BIN / "ruff", "check", "."),
    (BIN / "ruff", "format", "--check", "."),
    (BIN / "djlint", "--lint", "--quiet", "templates"),
    (sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"),
)


@dataclass(frozen=True)
class Count:
    """How many tests of one pytest run passed, failed (errors too) and were skipped."""

    passed: int
    failed: int
    skipped: int

    def __str__(self):
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


def say(line):
    """Print a line before whatever a child process prints next."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def environment(folder, **more):
    """Return the variables that the tests run with; `folder` takes what a site would keep."""
    kept = {name: value for name, value in os.environ.items() if name not in SITE_VARIABLES}
    (folder / "static").mkdir(exist_ok=True)
    own = {"READ_ENV_FILES": "0", "VAR_DIR": str(folder), "TMPDIR": str(folder)}
    return kept | own | more


def lint(folder):
    """Run every linter; return whether all of them are content."""
    env = environment(folder, DJANGO_SETTINGS_MODULE="clinic_site.settings.test")
    content = True
    for command in LINTERS:
        say(f"$ {Path(command[0]).name} {' '.join(command[1:])}")
        content &= subprocess.run(command, cwd=ROOT, env=env, check=False).returncode == 0
    return content


def migrate(folder, url):
    """Bring the empty database at `url` up to date; test databases start as copies of it."""
    env = environment(folder, DATABASE_URL=url, DJANGO_SETTINGS_MODULE="clinic_site.settings.test")
    command = (sys.executable, "manage.py", "migrate", "--verbosity", "0")
    subprocess.run(command, cwd=ROOT, env=env, check=True)


def run_pytest(folder, marks, **more):
    """Run the tests that the expression `marks` selects in parallel; return their `Count`."""
    report = folder / "report.xml"
    report.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", "-q", "-n", str(PROCESSES), "-m", marks]
    command += ["--junitxml", str(report), "-o", "junit_logging=no"]
    status = subprocess.run(command, cwd=ROOT, env=environment(folder, **more), check=False)
    if not report.is_file():
        return Count(passed=0, failed=1, skipped=0)
    suite = ElementTree.parse(report).getroot().find("testsuite")  # noqa: S314 - pytest wrote it
    skipped = int(suite.get("skipped"))
    failed = int(suite.get("failures")) + int(suite.get("errors"))
    if status.returncode and not failed:
        failed = 1  # nothing collected, or pytest itself broke
    return Count(max(int(suite.get("tests")) - failed - skipped, 0), failed, skipped)


def test(folder, unmet):
    """Run the tests; return a `Count` for each name of a run, None for one that could not be."""
    counts = {}
    template = {"TEST_DATABASE_TEMPLATE": str(folder / "migrated.sqlite3")}
    migrate(folder, f"sqlite:///{folder}/migrated.sqlite3")
    say("Tests without a database")
    counts["No database"] = run_pytest(folder, ALONE, **template)
    say("Tests on SQLite")
    counts["SQLite"] = run_pytest(folder, DATABASE, **template)
    counts["PostgreSQL"] = None
    if POSTGRESQL not in unmet:
        say("Tests on PostgreSQL")
        with temporary_postgres() as url:
            migrate(folder, add_database(url, "migrated"))
            counts["PostgreSQL"] = run_pytest(
                folder, DATABASE, DATABASE_URL=url, TEST_DATABASE_TEMPLATE="migrated"
            )
    counts["Browser"] = None
    if CHROMIUM not in unmet and JAVA not in unmet:
        say("Browser tests, once, on SQLite")
        # A file, because a database in memory does not wait for a lock when the editor in the
        # browser and the test write at the same time.
        name = str(folder / "browser.sqlite3")
        counts["Browser"] = run_pytest(folder, "browser", TEST_DATABASE_NAME=name, **template)
    counts["Machine"] = None
    if POSTGRESQL not in unmet and NGINX not in unmet:
        say("What needs PostgreSQL and nginx, docs/running.md followed among it")
        counts["Machine"] = run_pytest(folder, "machine", **template)
    return counts


def close(linted, counts):
    """Print the closing lines; return the exit status."""
    problems = [] if linted else ["A linter found something; see above."]
    for name, count in counts.items():
        say(f"{name}: {count or 'not run, because something it needs is missing'}")
    if None in counts.values() and os.environ.get("CI") == "true":
        problems.append("With CI=true nothing may be left out.")
    if counts["PostgreSQL"] not in (None, counts["SQLite"]):
        problems.append("SQLite and PostgreSQL differ.")
    ran = [count for count in counts.values() if count]
    total = Count(*(sum(getattr(count, field) for count in ran) for field in Count.__annotations__))
    for problem in problems:
        say(problem)
    say(f"Total: {total}")
    return 1 if problems or total.failed else 0


def main(arguments):
    """Do what the command line asks; return the exit status."""
    # So that a stop from outside also stops the database server.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    with tempfile.TemporaryDirectory(prefix="clinic-test-") as folder:
        # PostgreSQL, which refuses to be root, gets through to folders of its own below.
        Path(folder).chmod(0o711)
        if arguments == ["lint"]:
            return 0 if lint(Path(folder)) else 1
        unmet = install_missing(say)
        linted = lint(Path(folder))
        return close(linted, test(Path(folder), unmet))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("Stopped.")
