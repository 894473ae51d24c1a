"""Whether a form was sent from a page of this site, by what the browser says of it."""

from urllib.parse import urlsplit

from django.conf import settings


def comes_from_this_site(request):
    """Say whether a page of this site sent the request.

    Browsers set these headers themselves, and no script can change them: Sec-Fetch-Site (Fetch
    Metadata Request Headers, W3C) over https, Origin (RFC 6454) with every form that is posted, and
    Referer from browsers older than both. A request without any of them is refused.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    sender = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return _origin(sender) in _own_origins(request)


def _origin(address):
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme and parts.netloc else None


def _own_origins(request):
    return {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
