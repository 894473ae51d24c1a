"""Puts load on a server of this machine and says what came of it."""

import http.client
import re
import shutil
import statistics
import subprocess
import threading
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

CONNECTIONS = 8
# What a browser sends and what changes the answer.
HEADERS = {"Accept-Encoding": "gzip, deflate, br", "Accept": "text/html"}
UNITS = {"us": 0.001, "ms": 1, "s": 1000}


@dataclass(frozen=True)
class Load:
    """One measurement: requests a second, and the 50th and 99th percentile in milliseconds."""

    rate: float
    p50: float
    p99: float


def generator():
    """Return the name of the load generator that will be used."""
    return "wrk" if shutil.which("wrk") else "a Python client (install wrk for less noise)"


def measure(url, seconds, headers=None):
    """Ask for `url` over eight kept connections for so many seconds; return the `Load`.

    Asks with HEADERS, as a browser does, unless others are given.
    """
    ask = _with_wrk if shutil.which("wrk") else _with_python
    return ask(url, seconds, HEADERS if headers is None else headers)


def median(loads):
    """Return the median of each figure of several measurements."""
    return Load(*(statistics.median(getattr(load, name) for load in loads) for name in _NAMES))


_NAMES = ("rate", "p50", "p99")


def _with_wrk(url, seconds, headers):
    command = ["wrk", "--latency", "--timeout", "30s", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s"]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    report = subprocess.run([*command, url], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in report or "Socket errors" in report:
        raise RuntimeError(f"{url} answered with errors:\n{report}")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", report)[1])
    return Load(rate, *(_milliseconds(report, percentile) for percentile in ("50", "99")))


def _milliseconds(report, percentile):
    number, unit = re.search(rf"{percentile}%\s+([\d.]+)(us|ms|s)", report).groups()
    return float(number) * UNITS[unit]


def _with_python(url, seconds, headers):
    parts, end, taken = urlsplit(url), time.monotonic() + seconds, []

    def ask():
        connection = http.client.HTTPConnection(parts.hostname, parts.port)
        while time.monotonic() < end:
            start = time.monotonic()
            connection.request("GET", parts.path, headers=headers)
            response = connection.getresponse()
            response.read()
            if response.status != 200:
                raise RuntimeError(f"{url} answered {response.status}")
            taken.append((time.monotonic() - start) * 1000)
        connection.close()

    threads = [threading.Thread(target=ask) for _number in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    hundredths = statistics.quantiles(taken, n=100)
    return Load(len(taken) / seconds, hundredths[49], hundredths[98])
