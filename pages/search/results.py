"""Makes what was found ready to print."""

from dataclasses import dataclass
from datetime import date

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from pages.addresses import path_on
from pages.models.dates import SHOWN_ON

from .highlighting import Segment, segments, snippet

PRINTED = ("title", "url_path", "content_type", "search_document__text", SHOWN_ON)


@dataclass(frozen=True)
class Result:
    """A page that was found, ready to print; `shown_on` is None for pages that show no date."""

    url: str
    label: str
    title: list[Segment]
    text: list[Segment]
    shown_on: date | None


def results_of(keys, words, site):
    """Return the `Result`s for the keys of pages of a site, in their order and in one query.

    A page that has gone since it was found is left out.
    """
    pages = Page.objects.order_by().filter(pk__in=keys, search_document__isnull=False)
    rows = {key: row for key, *row in pages.values_list("pk", *PRINTED)}
    return [_result(*rows[key], words, site) for key in keys if key in rows]


def _result(title, url_path, content_type, text, shown_on, words, site):
    model = ContentType.objects.get_for_id(content_type).model_class()
    return Result(
        url=path_on(site, url_path),
        label=model.search_label,
        title=segments(title, words),
        text=snippet(text, words),
        shown_on=shown_on if model.shows_dates else None,
    )
