"""The text of a page that waits to be written, and what is left of it when somebody publishes."""

from html import unescape

from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.translation import gettext as _
from wagtail.rich_text import RichText

from pages.outline import walk

from .pages import STARTING_PAGES


def starting_body(page):
    """Return the body of a `StartingPage`, as a stream field takes it, in the active language."""
    return [
        {
            "type": "section",
            "value": {
                "heading": str(section.heading),
                "content": [{"type": "prose", "value": _checklist(section)}],
            },
        }
        for section in page.sections
    ]


def _checklist(section):
    points = format_html_join("", "<li>{}</li>", ((point,) for point in section.points))
    links = format_html_join(
        "; ", '<a href="{}">{}</a>', ((source.url, source.name) for source in section.sources)
    )
    sources = format_html("<p>{} {}</p>", _("The rule itself:"), links) if links else ""
    return format_html("<ul>{}</ul>{}", points, sources)


def unwritten_headings(body):
    """Return the headings of the sections in a stream value that still hold a question to staff.

    It knows the questions in the active language.
    """
    sections = [section for page in STARTING_PAGES for section in page.sections]
    points = {str(point) for section in sections for point in section.points}
    return [block.value["heading"] for block in body if _holds_any(block.value, points)]


def _holds_any(section, points):
    texts = (value.source for _name, value in walk(section) if isinstance(value, RichText))
    words = [unescape(strip_tags(text)) for text in texts]
    return any(point in text for text in words for point in points)
