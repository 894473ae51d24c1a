"""Everything that follows from the one address of the site, `SITE_URL`."""

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class SiteAddress:
    """The site's public address, taken apart.

    `url` has no trailing slash; `hosts` are the names Django accepts in the Host header;
    `origins` are the origins whose forms are trusted.
    """

    url: str
    scheme: str
    hostname: str
    port: int
    hosts: list[str]
    origins: list[str]

    @property
    def is_https(self):
        return self.scheme == "https"


def is_loopback(hostname):
    """Say whether a host name or address can only be reached from the same machine."""
    if hostname == "localhost" or hostname.endswith(".localhost"):
        return True
    try:
        return ip_address(hostname).is_loopback
    except ValueError:
        return False


def read_site_url(value):
    """Return the `SiteAddress` of a `SITE_URL` such as `https://clinic.example`.

    Raises ImproperlyConfigured, with a sentence for whoever runs the site, when the value is not
    the address of a whole site or would send logins over an open network without encryption.
    """
    wanted = "Set it to the site's address, such as https://www.example.org."
    try:
        parts = urlsplit(value.strip())
        port = parts.port
    except ValueError:
        raise ImproperlyConfigured(f"SITE_URL is not an address: {value!r}. {wanted}") from None
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
        raise ImproperlyConfigured(f"SITE_URL is not an address: {value!r}. {wanted}")
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username:
        raise ImproperlyConfigured(
            f"SITE_URL holds more than scheme, name and port: {value!r}. {wanted}"
        )
    if parts.scheme == "http" and not is_loopback(parts.hostname):
        raise ImproperlyConfigured(
            f"SITE_URL is {value!r}, but plain http is only for this machine itself. "
            "Use https:// for every other address."
        )
    if parts.scheme == "https" and port not in (None, DEFAULT_PORTS["https"]):
        # Wagtail writes http:// in front of every site on a port that is not 443.
        raise ImproperlyConfigured(
            f"SITE_URL names a port: {value!r}. A site with https is served on 443, without a port."
        )
    netloc = parts.netloc.lower()
    host = netloc.rsplit(":", 1)[0] if port else netloc
    hosts, origins = [host], [f"{parts.scheme}://{netloc}"]
    if is_loopback(parts.hostname):
        suffix = f":{port}" if port else ""
        hosts = list(dict.fromkeys([host, *LOOPBACK_NAMES]))
        origins = [f"{parts.scheme}://{name}{suffix}" for name in hosts]
    return SiteAddress(
        url=f"{parts.scheme}://{netloc}",
        scheme=parts.scheme,
        hostname=parts.hostname,
        port=port or DEFAULT_PORTS[parts.scheme],
        hosts=hosts,
        origins=origins,
    )
