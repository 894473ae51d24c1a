"""deploy/Containerfile builds and starts what the unit files start. No engine builds it here."""

import json
import re

from tests.demo_site import REPOSITORY
from tests.deploy.unit_files import values

TEXT = (REPOSITORY / "deploy" / "Containerfile").read_text()
INSTRUCTION = re.compile(r"^([A-Z]+) (.*)$", re.MULTILINE)
WEB = (REPOSITORY / "deploy" / "clinic-web.service").read_text()
PYTHON = "/srv/clinic/.venv/bin/python"


def instructions():
    """Return the (name, arguments) pairs, with continued lines joined."""
    return INSTRUCTION.findall(re.sub(r"\\\n\s*", " ", TEXT))


def arguments(name):
    return [given for known, given in instructions() if known == name]


def test_it_serves_as_the_unit_file_does_but_for_the_network():
    steps = [*values(WEB, "ExecStartPre"), f"exec {values(WEB, 'ExecStart')[0]}"]
    expected = " && ".join([f"umask {values(WEB, 'UMask')[0]}", *steps]).replace(PYTHON, "python")
    command = json.loads(arguments("CMD")[-1])
    assert command == ["sh", "-c", expected.replace("--host 127.0.0.1", "--host 0.0.0.0")]


def test_everything_that_the_site_needs_is_copied_and_nothing_else():
    copied = {given.split()[0] for given in arguments("COPY")}
    ignored = {"docs", "tests", "deploy", "benchmarks", "screenshots", "var", "node_modules"}
    tracked = {path.name for path in REPOSITORY.iterdir() if not path.name.startswith((".", "__"))}
    folders = {name for name in tracked - ignored if (REPOSITORY / name).is_dir()}
    assert copied == folders | {"manage.py", "requirements.txt"}


def test_it_installs_the_pinned_requirements_and_no_tools_to_build_with():
    [install, _account] = arguments("RUN")
    assert install.endswith("--requirement requirements.txt")
    assert "--only-binary=:all:" in install
    assert "apt-get" not in TEXT


def test_it_runs_as_an_account_of_its_own_with_the_data_in_a_volume():
    names = [name for name, _given in instructions()]
    assert arguments("USER") == ["clinic"]
    assert names.index("USER") > max(i for i, name in enumerate(names) if name in ("RUN", "COPY"))
    assert arguments("VOLUME") == ["/var/lib/clinic"]
    assert "VAR_DIR=/var/lib/clinic" in arguments("ENV")[0]


def test_its_probe_asks_whether_the_process_lives():
    [probe] = re.findall(r"HEALTHCHECK .*", re.sub(r"\\\n\s*", " ", TEXT))
    assert "http://127.0.0.1:8000/health/live" in probe
