"""Keeps the words of live pages for the search: what of a page is read, and when it is written."""

from dataclasses import dataclass

from django.db import transaction
from wagtail.models import Page

from pages import generation
from pages.models import SearchDocument, SearchWord
from pages.models.search import LONGEST_WORD

from .words import index_words

BATCH = 100  # pages whose text is held in memory together
MOST_TEXT = 200_000  # characters of a page; PostgreSQL refuses a tsvector of a megabyte
SHORTEST_WORD = 4  # letters; shorter ones are not corrected
COLUMNS = ("text", "title_words", "lead_words", "body_words")


@dataclass(frozen=True)
class PageText:
    """What the search reads of a page: its title, its lead and all else, as plain text."""

    page_id: int
    title: str
    lead: str
    body: str


def read(page):
    """Return the `PageText` of a specific page."""
    values = {
        field.field_name: _plain(field.get_value(page))
        for field in page.get_searchable_search_fields()
        if field.field_name not in ("title", "unaccented_words")
    }
    lead = values.pop(getattr(page, "described_by", None), "")  # Wagtail's own pages have none
    return PageText(page.pk, page.title, lead, " ".join(filter(None, values.values())))


def _plain(value):
    parts = value if isinstance(value, list) else [value or ""]
    return " ".join(" ".join(str(part) for part in parts).split())


@transaction.atomic
def write(texts):
    """Write what is known of pages, as `PageText`s; what was known of them before is replaced."""
    documents, words = [], set()
    for one in texts:
        body = one.body[:MOST_TEXT]
        folded = [index_words(text) for text in (one.title, one.lead, body)]
        words.update(*folded)
        columns = (f"{one.lead} {body}".strip(), *map(" ".join, folded))
        documents.append(
            SearchDocument(page_id=one.page_id, **dict(zip(COLUMNS, columns, strict=True)))
        )
    SearchDocument.objects.bulk_create(
        documents, update_conflicts=True, unique_fields=["page"], update_fields=COLUMNS
    )
    known = (
        word for word in words if SHORTEST_WORD <= len(word) <= LONGEST_WORD and not word.isdigit()
    )
    # In one order, so that two who write the same words wait for each other in turn.
    SearchWord.objects.bulk_create(map(SearchWord, sorted(known)), ignore_conflicts=True)


def may_change(page, update_fields):
    """Say whether saving these fields of a page, None for all of them, may change what is known."""
    if update_fields is None:
        return True
    searched = {field.field_name for field in page.get_searchable_search_fields()}
    return bool({"live", *searched} & set(update_fields))


def keep(page_id):
    """Write what readers see of a page, as it is stored now, or forget a page that is not live."""
    page = Page.objects.filter(pk=page_id, live=True).first()
    if page is None:
        SearchDocument.objects.filter(page_id=page_id).delete()
    elif page.specific_class:
        write([read(page.specific)])


def rebuild():
    """Write every live page anew and forget all else; yield `(pages written, all pages)`.

    Each batch is written whole. Words that no page has any more are forgotten first.
    """
    live = Page.objects.live().exclude(depth=1).order_by("pk")
    SearchDocument.objects.exclude(page__in=live.order_by()).delete()
    SearchWord.objects.all().delete()
    total, last = live.count(), 0
    while batch := list(live.filter(pk__gt=last).specific()[:BATCH]):
        last = batch[-1].pk
        write([read(page) for page in batch if hasattr(page, "described_by")])
        generation.bump_on_commit()
        yield len(batch), total
