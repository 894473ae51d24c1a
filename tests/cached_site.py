"""The page cache around a site, real or made up, and visitors who ask it."""

import io
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.http import HttpResponse
from django.utils import timezone

from clinic_site.page_cache import PageCache
from pages import generation
from pages.keeping_answers import MARK, Permission


@dataclass(frozen=True)
class Answer:
    """What somebody got: the status as an int, the headers by name in small letters, the body."""

    status: int
    headers: dict
    body: bytes


def ask(application, path, method="GET", scheme="http", **headers):
    """Ask a WSGI application as a server would; headers are named as in `If_None_Match`."""
    path, _, query = path.partition("?")
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "testserver",
        "wsgi.url_scheme": scheme,
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
    }
    environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    started = []
    response = application(environ, lambda *arguments: started.append(arguments))
    body = b"".join(response)
    getattr(response, "close", lambda: None)()
    status, sent = started[-1][:2]
    return Answer(int(status[:3]), {name.lower(): value for name, value in sent}, body)


class CachedSite:
    """The site with the page cache around it; `made` counts how often the site was asked."""

    def __init__(self, site):
        self.made = 0
        self._site = site
        self.cache = PageCache(self._count)

    def _count(self, environ, start_response):
        self.made += 1
        return self._site(environ, start_response)

    def get(self, path, **options):
        """Ask the cache."""
        return ask(self.cache, path, **options)

    def get_uncached(self, path, **options):
        """Ask the site itself."""
        return ask(self._site, path, **options)


def commit():
    """Do what happens when the changes of the test's transaction are there for others."""
    if generation.has_unsaved_changes():
        connection.run_on_commit.clear()
        generation.bump()


def site_of(answer, parameters=("page",), until=None):
    """Return a WSGI application that answers with what `answer(environ)` returns.

    That is a Django response; it may be kept unless `parameters` is None.
    """

    def site(environ, start_response):
        if parameters is not None:
            environ[MARK] = Permission(parameters, until or timezone.now() + timedelta(minutes=10))
        response = answer(environ)
        response.setdefault("X-Request-ID", "0" * 32)
        cookies = [("Set-Cookie", each.OutputString()) for each in response.cookies.values()]
        start_response(
            f"{response.status_code} {response.reason_phrase}",
            [*response.headers.items(), *cookies],
        )
        return response

    return site


def page(text="A page", **headers):
    """Return a response with these headers, named as in `Cache_Control`."""
    return HttpResponse(
        text, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
