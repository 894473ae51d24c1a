"""Which requests may be answered with what was made for another reader."""

from functools import cached_property, lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http.request import split_domain_port, validate_host
from django.urls import reverse

# What visitors send and an answer that is kept may depend on. Everything else, cookies among it,
# is taken out before the answer is made.
HEADERS = {
    *("HTTP_HOST", "HTTP_ACCEPT_ENCODING", "HTTP_X_REQUEST_ID"),
    *("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"),
}
LONGEST_QUERY = 1000  # characters
MOST_FIELDS = 20


class Address(NamedTuple):
    """What a page is asked for by; the query comes apart from it."""

    scheme: str
    host: str
    path: str


class Questions:
    """Tells which requests are anybody's, and what is the same question."""

    @cached_property
    def _private_prefixes(self):
        documents = reverse("wagtaildocs_serve", args=(0, "-")).removesuffix("0/-")
        admin = reverse("wagtailadmin_home")
        return admin, documents, settings.MEDIA_URL, settings.STATIC_URL, "/health/"

    def address_of(self, environ):
        """Return the `Address` of a request that may be answered for anybody, else None.

        That is a GET or HEAD for a host of this site, without a session, without credentials, not
        for a part, and for neither files nor the editor.
        """
        path, host = environ.get("PATH_INFO", ""), environ.get("HTTP_HOST", "")
        if (
            environ["REQUEST_METHOD"] not in ("GET", "HEAD")
            or "HTTP_AUTHORIZATION" in environ
            or "HTTP_RANGE" in environ
            or environ.get("CONTENT_LENGTH", "") not in ("", "0")
            or environ.get("SCRIPT_NAME")
            or path.startswith(self._private_prefixes)
            or len(environ.get("QUERY_STRING", "")) > LONGEST_QUERY
            or _may_know_visitor(environ.get("HTTP_COOKIE", ""))
            or not _is_ours(host, tuple(settings.ALLOWED_HOSTS))
        ):
            return None
        return Address(_scheme(environ), host.lower(), path)


def canonical(query, parameters):
    """Return a query with these parameters alone, in the order of their names.

    None for a query with more fields than any list of ours has.
    """
    if not query:
        return query
    try:
        fields = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return None
    known = [(name, value) for name, value in fields if name in parameters]
    return urlencode(sorted(known, key=lambda field: field[0]))


def anonymous(environ, query):
    """Return what the server made of a request, with this query, and without the visitor's own."""
    kept = {
        name: value
        for name, value in environ.items()
        if not name.startswith("HTTP_") or name in HEADERS
    }
    return kept | {"QUERY_STRING": query}


def _may_know_visitor(cookies):
    names = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages")
    return bool(cookies) and any(name in cookies for name in names)


@lru_cache(maxsize=1000)
def _is_ours(host, allowed):
    domain, _port = split_domain_port(host)
    return bool(domain) and validate_host(domain, allowed)


def _scheme(environ):
    """Return the scheme as Django's requests do: a proxy's header counts only behind a proxy."""
    if settings.SECURE_PROXY_SSL_HEADER:
        name, secure = settings.SECURE_PROXY_SSL_HEADER
        if name in environ:
            return "https" if environ[name].partition(",")[0].strip() == secure else "http"
    return environ["wsgi.url_scheme"]
