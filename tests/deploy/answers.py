"""What the tests ask of every answer."""

import re

SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload",
}


def stylesheet_of(answer):
    return re.search(r'href="(/static/css/site\.[^"]+)"', answer.text)[1]


def asked_the_site(answer):
    """Say whether the application made the answer; only its answers carry an id."""
    return "X-Request-ID" in answer.headers


def assert_safe(answer):
    """Each security header is there once, also Content-Security-Policy."""
    for name, value in SECURITY.items():
        assert answer.headers.get_all(name) == [value], name
    assert len(answer.headers.get_all("Content-Security-Policy")) == 1
