"""What the tests need from the system besides Python, and how to get it."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests import postgres, redis_server


@dataclass(frozen=True)
class Need:
    """A program that is not a Python package: its name, Debian's package, how to look for it."""

    name: str
    package: str
    found: object  # a function without arguments; what it returns is true if the program is there


POSTGRESQL = Need("PostgreSQL server", "postgresql", postgres.programs)
CHROMIUM = Need(
    "Chromium", "chromium", lambda: shutil.which("chromium") or shutil.which("chromium-browser")
)
JAVA = Need("Java runtime", "default-jre-headless", lambda: shutil.which("java"))
# Brings nginx, too. Debian puts programs of the system where only root's PATH leads.
NGINX = Need(
    "nginx with its brotli module", "libnginx-mod-http-brotli-static", lambda: nginx_with_brotli()
)
REDIS = Need("Redis server", "redis-server", redis_server.program)
NEEDS = (POSTGRESQL, CHROMIUM, JAVA, NGINX, REDIS)


def nginx_with_brotli():
    """Return nginx's path if it can send what is compressed already, else None."""
    module = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
    return nginx() if module.is_file() else None


def nginx():
    """Return nginx's path, also of somebody who is not root, or None."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def missing():
    """Return the needs that this machine does not meet."""
    return [need for need in NEEDS if not need.found()]


def install_missing(say):
    """Install what is missing by apt where that is possible without a password.

    `say` is called with each line for the reader, also with each command before it runs. Returns
    the needs that are still not met. NO_INSTALL=1 changes nothing on the system.
    """
    needs = missing()
    if needs and not os.environ.get("NO_INSTALL"):
        packages = [need.package for need in needs]
        for command in apt_commands(packages):
            say(f"$ {' '.join(command)}")
            if subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode:
                break
        needs = missing()
    for need in needs:
        say(f"{need.name} is missing. On Debian or Ubuntu: apt-get install {need.package}")
    return needs


def apt_commands(packages):
    """Return the commands that install Debian packages, or none where this user may not."""
    if not shutil.which("apt-get"):
        return []
    prefix = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    if os.geteuid() != 0:
        may = shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], check=False)  # noqa: S607 - found on PATH
        if not may or may.returncode:
            return []
        prefix = ["sudo", "-n", *prefix]
    return [
        [*prefix, "update"],
        [*prefix, "install", "--yes", "--no-install-recommends", *packages],
    ]
