"""The words that demo content is written with: each returns the value that a stream field takes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pages.models import PageUpdate


@dataclass(frozen=True)
class Change:
    """A change that readers are told about."""

    on: date
    note: str
    kind: str = PageUpdate.Kind.UPDATE


@dataclass(frozen=True)
class Article:
    """An article before it is a page.

    `authors`, `topics`, `lead_image` and `about` (services and conditions) are keys of what the
    demo makes. `body` takes the primary
    keys of studies and of pictures, each by key, and returns what the body takes.
    """

    slug: str
    title: str
    summary: str
    introduction: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    lead_image: str
    lead_image_alt: str
    published_on: date
    body: Callable[[dict, dict], list]
    about: tuple[str, ...] = ()
    lead_image_caption: str = ""
    number_sections: bool = False
    changes: tuple[Change, ...] = ()


def section(heading, *content, **fields):
    return _block("section", {"heading": heading, "content": list(content), **fields})


def prose(*html):
    return _block("prose", "".join(html))


def p(text):
    return f"<p>{text}</p>"


def h3(text):
    return f"<h3>{text}</h3>"


def bullets(*points):
    return "<ul>" + "".join(f"<li>{point}</li>" for point in points) + "</ul>"


def numbered(*items, start=1):
    return _block("numbered_list", {"start": start, "items": list(items)})


def item(lead_in, text, *nested):
    """Return an item of a numbered list; `nested` holds `(lead-in, text)` pairs."""
    below = [{"lead_in": inner, "text": p(inner_text)} for inner, inner_text in nested]
    return {"lead_in": lead_in, "text": p(text), "items": below}


def study(pk, heading, finding, limits):
    return _block(
        "study_citation",
        {
            "study": pk,
            "journal_named": "",
            "stated_design": "",
            "heading": heading,
            "finding": p(finding),
            "limits": p(limits),
        },
    )


def callout(kind, heading, text):
    return _block("callout", {"kind": kind, "heading": heading, "text": text})


def band(kind, heading, **fields):
    """Return a band of the home page."""
    return _block(kind, {"heading": heading, **fields})


def questions(*pairs):
    """Return questions with their answers, from `(question, answer)` pairs."""
    items = [{"question": question, "answer": p(answer)} for question, answer in pairs]
    return _block("faq", {"items": items})


def quote(text, attribution=""):
    return _block("quote", {"text": text, "attribution": attribution})


def picture(pk, alt, caption=""):
    image = {"image": pk, "alt_text": alt, "decorative": False}
    return _block("image", {"image": image, "caption": caption})


def table(caption, headings, *rows):
    return _block(
        "table",
        {
            "caption": caption,
            "columns": [{"type": "text", "heading": heading} for heading in headings],
            "rows": [{"values": list(row)} for row in rows],
        },
    )


def downloads(heading, *documents):
    """Return links to documents, each by its primary key."""
    return _block("downloads", {"heading": heading, "documents": list(documents)})


def page_link(pk, text):
    """Return a link to a page as rich text stores it."""
    return f'<a linktype="page" id="{pk}">{text}</a>'


def _block(kind, value):
    return {"type": kind, "value": value}
