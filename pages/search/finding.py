"""Finds pages and people for the words of a query."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, Q, Value, When
from wagtail.models import Locale, Page
from wagtail.search.models import IndexEntry
from wagtail.search.query import And, PlainText

from pages.addresses import page_path
from pages.models import Person
from pages.models.dates import LISTED_ON, LOADED_DATES, dates_of

from .highlighting import Segment, segments, snippet
from .words import fold, split_words, without_tail

MOST_PEOPLE = 5

# The index keeps the text it was made of: SQLite in the column that it searches, PostgreSQL beside
# its lexemes.
INDEXED_TEXT = "body_text" if hasattr(IndexEntry, "body_text") else "body"


@dataclass(frozen=True)
class Result:
    """A page that was found, ready to print; `shown_on` is None for pages that show no date."""

    url: str
    label: str
    title: list[Segment]
    text: list[Segment]
    shown_on: date | None


def find_pages(words, site):
    """Return a queryset of the public pages of a site that hold all of `words`.

    Pages with the words in their title come first, then the newest. Wagtail's own order by
    relevance is not used: on SQLite it searches again for each page it has found, which takes
    half a minute when 10,000 pages match.
    """
    pages = Page.objects.live().public().descendant_of(site.root_page, inclusive=True)
    results = pages.search(_all_of(words), order_by_relevance=False)
    # Wagtail matches beginnings of words in its autocompletion only, which knows no body text.
    results.query_compiler.LAST_TERM_IS_PREFIX = True
    in_title = Q()
    for word in words:
        in_title &= Q(title__icontains=word)
    return (
        results.get_queryset()
        .annotate(
            title_rank=Case(
                When(in_title, then=Value(0)), default=Value(1), output_field=IntegerField()
            )
        )
        .order_by("title_rank", LISTED_ON.desc(nulls_last=True), "-pk")
    )


def _all_of(words):
    terms = [PlainText(word) for word in words]
    return And(terms) if len(terms) > 1 else terms[0]


def results_of(pages, words, request):
    """Return the `Result`s for pages, at most one list page of them, in two queries."""
    pages = list(pages.select_related(*LOADED_DATES))
    texts = _indexed_texts(pages)
    return [
        Result(
            url=page_path(page, request),
            label=page.specific_class.search_label,
            title=segments(page.title, words),
            text=snippet(texts.get((page.content_type_id, str(page.pk)), ""), words),
            shown_on=_shown_on(page),
        )
        for page in pages
    ]


def _shown_on(page):
    dates = dates_of(page) if page.specific_class.shows_dates else None
    return dates.shown_on if dates else None


def _indexed_texts(pages):
    """Return `{(content type id, page id as text): text}` for pages, in one query."""
    entries = IndexEntry.objects.filter(
        object_id__in=[str(page.pk) for page in pages],
        content_type_id__in={page.content_type_id for page in pages},
    )
    return {
        (content_type, pk): without_tail(text or "")
        for content_type, pk, text in entries.values_list(
            "content_type_id", "object_id", INDEXED_TEXT
        )
    }


def find_people(words):
    """Return the people, at most five, in whose names every one of `words` begins a word.

    A clinic has few people, so that all names are read; databases differ in what they know about
    accents.
    """
    people = Person.objects.filter(locale=Locale.get_active()).order_by("name")
    found = [person for person in people if _is_named(person.name, words)]
    return found[:MOST_PEOPLE]


def _is_named(name, words):
    parts = [fold(part) for part in split_words(name)]
    return all(any(part.startswith(word) for part in parts) for word in words)
