"""The studies that a site's articles cite, for readers who want to look them up."""

from array import array
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from blog.structured_data import library_data
from blog.studies.references import reference_parts
from blog.study_filters import StudyFilterForm, narrow
from pages.addresses import absolute_url, page_path
from pages.generation import for_this_generation
from pages.models import ClinicTexts, ListingPage
from pages.navigation import Link
from pages.pagination import page_links, paginate_keys
from pages.privacy import private_places

from .citation import Citation
from .study import Study
from .topic import Topic

STUDIES_A_PAGE = 20
MOST_LISTS = 100  # by what was chosen, that a process remembers


@dataclass(frozen=True)
class Entry:
    """A study in the library, links to the pages that cite it, and how its reference is printed."""

    study: Study
    cited_in: list[Link]
    style: str

    @property
    def parts(self):
        """The pieces of its reference."""
        return reference_parts(self.study.cited_item, self.style)


class Place(NamedTuple):
    """Where a library finds its studies: below a path, but in no private place, in a language."""

    home: str
    locale: int
    private: tuple[str, ...]

    def citations(self):
        """Return the citations of studies that readers of this site and language can see."""
        return Citation.objects.readable_below(*self).exclude(study=None)


@dataclass(frozen=True)
class Shelf:
    """The keys of all studies of a library, newest first, and what they can be narrowed to."""

    keys: array
    topics: list[Topic]
    designs: set[str]
    years: set[int | None]

    def form(self, data):
        """Return the form that offers it, with what was chosen."""
        return StudyFilterForm(data, self.topics, self.designs, self.years)


@for_this_generation
def shelf_of(place):
    """Return the `Shelf` at a `Place`: who cites what is gone through once for all of it."""
    citations = place.citations()
    about = citations.order_by().filter(page__articlepage__topics=models.OuterRef("pk"))
    topics = Topic.objects.filter(models.Exists(about), locale=place.locale)
    keys, designs, years = array("q"), set(), set()
    facts = Study.objects.of(citations).newest_first().values_list("pk", "design", "year")
    for key, design, year in facts:
        keys.append(key)
        designs.add(design)
        years.add(year)
    return Shelf(keys, list(topics), designs, years)


@for_this_generation(most=MOST_LISTS)
def studies_below(place, chosen):
    """Return the keys of the studies at a `Place`, newest first; `chosen` is what a form took.

    All of them at once, so that every page of a long list costs the same.
    """
    citations, chosen = place.citations(), dict(chosen)
    if "topic" in chosen:
        topic = Topic.objects.filter(slug=chosen["topic"], locale=place.locale)
        citations = citations.filter(page__articlepage__topics__in=topic)
    studies = narrow(Study.objects.of(citations), chosen).newest_first()
    return array("q", studies.values_list("pk", flat=True))


class EvidenceLibraryPage(ListingPage):
    """Lists the studies that public pages of its site cite in its language, newest first.

    Its site is what stands below its parent, the home page.
    """

    search_fields = [*ListingPage.search_fields, index.SearchField("introduction")]
    subpage_types = []
    query_parameters = ("topic", "design", "from", "to", "page")
    search_label = _("Evidence library")

    class Meta:
        verbose_name = _("evidence library")
        verbose_name_plural = _("evidence libraries")

    def serve(self, request, *args, **kwargs):
        """Answer with the list; a choice that the form does not offer is not found."""
        response = super().serve(request, *args, **kwargs)
        if not response.context_data["filters"].is_valid():
            response.status_code = 404
        return response

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        place = Place(self.path[: -self.steplen], self.locale_id, tuple(sorted(private_places())))
        shelf = shelf_of(place)
        filters = shelf.form(request.GET)
        keys = shelf.keys if filters.is_valid() else ()
        if keys and filters.chosen:
            keys = studies_below(place, tuple(filters.chosen.items()))
        studies = Study.objects.defer("source_record", "search_key")
        listing = paginate_keys(request, keys, STUDIES_A_PAGE, studies)
        url = page_path(self, request)
        links = page_links(listing, url, **filters.chosen)
        canonical_url = absolute_url(request, links.current)
        style = ClinicTexts.for_request(request).clinic.reference_style
        return context | {
            "library_url": url,
            "filters": filters,
            "noindex": bool(filters.chosen) or not filters.is_valid(),
            "total": len(shelf.keys),
            "listing": listing,
            "years": _by_year(listing, _citing_pages(listing, place.citations(), request), style),
            "canonical_url": canonical_url,
            "previous_url": links.previous,
            "next_url": links.next,
            "structured_data": [
                library_data(self, canonical_url, listing),
                *context["structured_data"],
            ],
        }


def _citing_pages(studies, citations, request):
    """Return links to the pages that cite each of the studies, by primary key and title."""
    rows = (
        citations.of(*studies)
        .select_related("page", "study")
        .only("page__title", "page__url_path", "study__shown_as")
        .order_by("page__title", "page")
    )
    found = defaultdict(dict)
    for row in rows:
        link = Link(row.page.title, page_path(row.page, request))
        found[row.study.shown_as_id or row.study_id][row.page_id] = link
    return {key: list(links.values()) for key, links in found.items()}


def _by_year(studies, citing_pages, style):
    """Return `(year, entries)` for studies that are in the order of their years."""
    return [
        (year, [Entry(study, citing_pages.get(study.pk, []), style) for study in of_year])
        for year, of_year in groupby(studies, key=lambda study: study.year)
    ]
