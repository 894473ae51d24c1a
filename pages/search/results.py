"""Makes what was found ready to print."""

from dataclasses import dataclass
from datetime import date

from wagtail.models import Page

from pages.addresses import page_path
from pages.models.dates import LOADED_DATES, dates_of

from .highlighting import Segment, segments, snippet

NOT_PRINTED = [f"search_document__{name}_words" for name in ("title", "lead", "body")]


@dataclass(frozen=True)
class Result:
    """A page that was found, ready to print; `shown_on` is None for pages that show no date."""

    url: str
    label: str
    title: list[Segment]
    text: list[Segment]
    shown_on: date | None


def results_of(keys, words, request):
    """Return the `Result`s for the keys of pages, in their order and in one query.

    A page that has gone since it was found is left out.
    """
    loaded = Page.objects.select_related(*LOADED_DATES, "search_document").defer(*NOT_PRINTED)
    pages = loaded.filter(search_document__isnull=False).in_bulk(keys)
    return [
        Result(
            url=page_path(page, request),
            label=page.specific_class.search_label,
            title=segments(page.title, words),
            text=snippet(page.search_document.text, words),
            shown_on=_shown_on(page),
        )
        for page in (pages[key] for key in keys if key in pages)
    ]


def _shown_on(page):
    dates = dates_of(page) if page.specific_class.shows_dates else None
    return dates.shown_on if dates else None
