"""What a link to a page looks like in a message or a network: Open Graph properties (ogp.me)."""

from django.conf import settings
from wagtail.images.models import SourceImageIOError

from pages.addresses import absolute_url

SHARED_IMAGE = "fill-1200x630"  # the size that networks show whole


def shared_image(image, request):
    """Return `(address, width, height)` of a picture cut for sharing; None without its file."""
    if image is None:
        return None
    try:
        rendition = image.get_rendition(SHARED_IMAGE)
    except SourceImageIOError:
        return None
    return absolute_url(request, rendition.url), rendition.width, rendition.height


def open_graph(
    clinic, *, title, url, description="", kind="website", image=None, alt="", dates=None
):
    """Return `(property, content)` pairs; a property without a value is left out.

    `image` is what `shared_image` returns; `dates` a PageDates, for articles.
    """
    address, width, height = image or ("", "", "")
    pairs = [
        ("og:title", title),
        ("og:type", kind),
        ("og:url", url),
        ("og:description", description),
        ("og:site_name", clinic.name or settings.WAGTAIL_SITE_NAME),
        ("og:image", address),
        ("og:image:width", width),
        ("og:image:height", height),
        ("og:image:alt", alt if address else ""),
    ]
    if dates and kind == "article":
        pairs += [
            ("article:published_time", _iso(dates.published_on)),
            ("article:modified_time", _iso(dates.updated_on)),
        ]
    return [(name, str(content)) for name, content in pairs if content]


def _iso(day):
    return day.isoformat() if day else ""
