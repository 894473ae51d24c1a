"""Somebody who fills in a form, and what they read when it comes back."""

import re
from datetime import UTC, datetime, timedelta

from bs4 import BeautifulSoup

HIDDEN = re.compile(r'name="form-token" value="([^"]*)"')
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ANSWERS = {"your_name": "Ana Ruiz", "telephone_number": "555 0134"}


class Patient:
    """Somebody with a browser: opens the form, takes a while, and sends it."""

    def __init__(self, client, clock):
        self.client, self.clock, self.now = client, clock, NOW
        clock(self.now)

    def wait(self, **span):
        self.now += timedelta(**span)
        self.clock(self.now)

    def open(self, address="/appointment/"):
        """Return the token of the form."""
        return HIDDEN.search(self.client.get(address).text)[1]

    def send(self, answers=ANSWERS, address="/appointment/", token=None, headers=None, **more):
        """Fill in the form in a minute and send it; return the answer."""
        if token is None:
            token = self.open(address)
            self.wait(minutes=1)
        return self.client.post(
            f"{address}send/",
            {"form-token": token, "leave-empty": "", **answers, **more},
            headers={"Origin": "http://testserver"} if headers is None else headers,
        )


def read(response):
    return BeautifulSoup(response.content, "html.parser")


def refusals(response):
    """Return what is said at the top of a form that came back, line by line."""
    found = read(response).select(".form__refusal p, .form__refusal li")
    return [" ".join(line.get_text().split()) for line in found]


def typed(response, name):
    return read(response).find(attrs={"name": name})["value"]
