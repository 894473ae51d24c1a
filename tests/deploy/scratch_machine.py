"""A machine in a folder: docs/running.md followed with real PostgreSQL, nginx and processes.

What differs from a machine of its own:

- Paths such as /srv/clinic lie below a scratch folder, ports are free ones, and `listen` lines for
  IPv6 are left out. The copy of the code that is cloned is changed so, and so are the commands.
- Everything belongs to whoever runs the test: `runuser` only runs, `chown` does nothing.
- `console` blocks are not followed: the Python packages are those of the test run, the certificate
  is self-signed, and services are started by what their unit files say, without systemd.
"""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from tests.demo_site import REPOSITORY, free_port
from tests.deploy import running_doc
from tests.deploy.unit_files import values
from tests.system import nginx

NAME = "www.example.org"
PLACES = re.compile(
    r"(?<![\w.])(?=/(?:srv/clinic|var/lib/(?:clinic|nginx)|var/www|var/log/nginx|usr/local/bin"
    r"|etc/systemd|etc/nginx/sites-|etc/letsencrypt)\b)"
)
FIRST = "In each new shell"
PATIENCE = 120  # seconds; a busy machine takes its time
SHIMS = {
    # The account postgres is the one that may make databases.
    "runuser": '[ "$2" = postgres ] && export PGUSER=postgres\nshift 3\nexec "$@"',
    "chown": "exit 0",
    "nginx": 'exec {nginx} -c {root}/etc/nginx/nginx.conf -e {root}/var/log/nginx/error.log "$@"',
}


class ScratchMachine:
    """A machine below `root`; `server` is the DATABASE_URL of a running PostgreSQL server."""

    def __init__(self, root, server):
        self.root = Path(root)
        self.http, self.https, self.port = free_port(), free_port(), free_port()
        self.sections = running_doc.sections(running_doc.DOCUMENT.read_text())
        self.media = self.root / "var/lib/clinic/media"
        self.processes = {}
        socket_folder = re.search(r"@/(/.+)/", server)[1]
        self.environment = {
            "PATH": f"{self.root}/shims:{self.root}/usr/local/bin:{os.environ['PATH']}",
            "LANG": "C.UTF-8",
            "HOME": str(self.root),
            "PGHOST": socket_folder,
            "CODE_HERE": str(self.root / "code"),
        }
        self._lay_out()

    def _lay_out(self):
        """Make what a fresh Debian has, and a repository with the code of this working copy."""
        for folder in (
            "shims",
            "var/lib/nginx",
            "var/log/nginx",
            "var/www/html",
            "srv",
            "usr/local/bin",
        ):
            (self.root / folder).mkdir(parents=True)
        for folder in ("sites-available", "sites-enabled"):
            (self.root / "etc/nginx" / folder).mkdir(parents=True)
        (self.root / "etc/systemd/system").mkdir(parents=True)
        (self.root / "etc/nginx/sites-enabled/default").touch()
        for name, commands in SHIMS.items():
            shim = self.root / "shims" / name
            shim.write_text(f"#!/bin/sh\n{commands.format(nginx=nginx(), root=self.root)}\n")
            shim.chmod(0o755)
        self._write_nginx_conf()
        self._make_certificate()
        listing = shlex.split("git ls-files --cached --others --exclude-standard")
        listed = subprocess.check_output(listing, cwd=REPOSITORY, text=True).splitlines()
        for name in filter(lambda name: (REPOSITORY / name).is_file(), listed):
            target = self.root / "code" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(REPOSITORY / name, target)
        for file in (self.root / "code/deploy").iterdir():
            file.write_text(self.moved(file.read_text()))
        self.git("init", "--quiet")
        self.commit()

    def _write_nginx_conf(self):
        """Write Debian's main file, of whoever runs the test and without daemon."""
        text = Path("/etc/nginx/nginx.conf").read_text()
        own = "user root root;" if os.geteuid() == 0 else ""
        text = re.sub(r"^user .*;$", f"daemon off;\n{own}", text, flags=re.MULTILINE)
        text = text.replace("/run/nginx.pid", f"{self.root}/nginx.pid")
        text = re.sub(r"^.*conf\.d.*$", "", text, flags=re.MULTILINE)
        text = text.replace("http {", f"http {{\n{self._temporary_folders()}", 1)
        (self.root / "etc/nginx/nginx.conf").write_text(self.moved(text))

    def _temporary_folders(self):
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        return "".join(f"{kind}_temp_path {self.root}/var/lib/{kind};\n" for kind in kinds)

    def _make_certificate(self):
        folder = self.root / "etc/letsencrypt/live" / NAME
        folder.mkdir(parents=True)
        subprocess.run(
            [
                *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt"),
                *("ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", f"/CN={NAME}"),
                *("-addext", f"subjectAltName=DNS:{NAME}"),
                *("-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"),
            ],
            check=True,
            capture_output=True,
        )

    @property
    def certificate(self):
        """The file of the certificate, which a client has to trust."""
        return self.root / "etc/letsencrypt/live" / NAME / "fullchain.pem"

    def moved(self, text):
        """Return commands or a configuration with places and ports of this machine."""
        text = re.sub(r"^ *listen \[::\].*\n", "", text, flags=re.MULTILINE)
        text = text.replace("listen 80", f"listen 127.0.0.1:{self.http}")
        text = text.replace("listen 443", f"listen 127.0.0.1:{self.https}")
        text = text.replace("127.0.0.1:8000", f"127.0.0.1:{self.port}")
        text = text.replace("--port 8000", f"--port {self.port}")
        return PLACES.sub(str(self.root), text)

    def git(self, *arguments):
        """Run git in the repository that the code is cloned from."""
        who = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
        command = ["git", *who, "-c", "commit.gpgsign=false", *arguments]
        subprocess.run(command, cwd=self.root / "code", check=True, env=self.environment)

    def commit(self):
        """Make a new version of the code there."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", "--message", "A version")

    def follow(self, *names):
        """Run the `sh` blocks of sections, as one reader in one shell; return what they print.

        Raises AssertionError with all output if a command fails.
        """
        commands = [self.sections[FIRST], 'CODE="$CODE_HERE"\n']
        commands += [self.sections[name] for name in names]
        return self.run(self.moved("".join(commands)))

    def run(self, commands):
        """Run shell commands on this machine; return what they print."""
        done = subprocess.run(
            ["/bin/bash", "-e", "-c", commands],
            cwd=self.root,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout

    def manage(self, *arguments):
        """Run the command `clinic`; return what it prints."""
        return self.run(shlex.join(["clinic", *arguments]))

    def take_packages_of_the_test_run(self):
        """Give the clone the Python environment that runs this test, from the same requirements."""
        (self.root / "srv/clinic/.venv").symlink_to(sys.prefix)

    def unit(self, name):
        """Return the text of an installed unit file."""
        return (self.root / f"etc/systemd/system/clinic-{name}.service").read_text()

    def start_unit(self, name):
        """Do what systemd does to start a service: prepare, then run, as the unit file says."""
        unit = self.unit(name)
        [folder] = values(unit, "WorkingDirectory")
        [umask] = values(unit, "UMask")
        variables = " ".join(values(unit, "Environment")).split()
        own = self.environment | dict(variable.split("=", 1) for variable in variables)
        options = {"cwd": folder, "env": own, "umask": int(umask, 8)}
        with (self.root / f"{name}.log").open("ab") as log:
            for command in values(unit, "ExecStartPre"):
                subprocess.run(shlex.split(command), check=True, stdout=log, stderr=log, **options)
            [command] = values(unit, "ExecStart")
            self._start(name, shlex.split(command), log, **options)

    def start_nginx(self):
        """Start nginx with the configuration that was installed."""
        with (self.root / "nginx.out").open("ab") as log:
            self._start("nginx", [self.root / "shims/nginx"], log, env=self.environment)

    def _start(self, name, command, log, **options):
        self.processes[name] = subprocess.Popen(
            command, stdout=log, stderr=log, process_group=0, **options
        )

    def log(self, name):
        """Return what a service has written so far."""
        return (self.root / f"{name}.log").read_text()

    def stop(self, name):
        """Stop a service the way systemd does, and wait for its end."""
        process = self.processes.pop(name)
        process.send_signal(signal.SIGQUIT if name == "nginx" else signal.SIGTERM)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def stop_all(self):
        """Stop everything that was started here."""
        for name in list(self.processes):
            self.stop(name)


@contextmanager
def running_machine(root, server):
    """Give a `ScratchMachine`; stop its services after."""
    machine = ScratchMachine(root, server)
    try:
        yield machine
    finally:
        machine.stop_all()


def wait_until(condition, what):
    """Return once `condition()` is true. Raises AssertionError, naming `what`, if it takes long."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"{what} took longer than {PATIENCE} seconds"
        time.sleep(0.1)
