"""How long asking for a new password takes for an address with an account and for one without.

Usage: python -m benchmarks.forgotten_password
"""

import re
import statistics
import sys
import time
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from tests.demo_site import served_demo

ROUNDS = 100
WARM_UP = 10
KNOWN, UNKNOWN = "admin@clinic.example", "nobody@clinic.example"  # the first is the demo's own
PATH = "/admin/password_reset/"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def seconds_of(opener, address, email, token):
    """Return how long one request takes, until the redirect to the closing page is followed."""
    data = urlencode({"email": email, "csrfmiddlewaretoken": token}).encode()
    started = time.perf_counter()
    with opener.open(address + PATH, data) as answer:
        answer.read()
    return time.perf_counter() - started


def measure(address):
    """Return the median seconds of `ROUNDS` requests each, by turns: `(known, unknown)`."""
    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    with opener.open(address + PATH) as page:
        token = TOKEN.search(page.read().decode())[1]
    times = {KNOWN: [], UNKNOWN: []}
    for _round in range(WARM_UP + ROUNDS):
        for email, found in times.items():
            found.append(seconds_of(opener, address, email, token))
    return [statistics.median(found[WARM_UP:]) for found in times.values()]


def main():
    with served_demo() as address:
        known, unknown = measure(address)
    sys.stdout.write(
        f"Median of {ROUNDS}: {known * 1000:.1f} ms with an account, "
        f"{unknown * 1000:.1f} ms without, ratio {known / unknown:.2f}\n"
    )


if __name__ == "__main__":
    main()
