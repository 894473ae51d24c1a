"""Search over the public site, at `/search/?q=`."""

from dataclasses import dataclass
from functools import wraps
from urllib.parse import urlencode

from django.http import Http404, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.models import ClinicTexts
from pages.navigation import navigation_of
from pages.pagination import page_links, paginate, requested_number
from pages.search.answering import answer
from pages.search.kinds import KINDS, PERSON
from pages.search.results import results_of
from pages.search.scope import scope_of
from pages.search.topics import topics_of
from pages.search.words import shown_query, words_of
from pages.serving.sites import site_of

RESULTS_A_PAGE = 10
MOST_PEOPLE = 5  # above the pages; all of them when somebody asks for people
LONGEST_QUERY = 3000  # bytes, decoded
LONGEST_QUERY_STRING = 9100  # bytes: the longest query with each byte percent-encoded, and a number


def refuse_long_query(view):
    """Wrap a view so that a `q` over 3,000 bytes is answered 414 and a plain sentence.

    The bytes are those that the visitor sent, counted after percent-decoding.
    """

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if _is_too_long(request.META.get("QUERY_STRING", "")):
            return render(request, "search/too_long.html", {"noindex": True}, status=414)
        return view(request, *args, **kwargs)

    return guarded


def _is_too_long(query_string):
    if len(query_string) > LONGEST_QUERY_STRING:
        return True
    # In Latin-1 each byte is one character, whether or not the bytes are valid UTF-8.
    queries = QueryDict(query_string.encode("latin-1", "replace"), encoding="latin-1").getlist("q")
    return any(len(query) > LONGEST_QUERY for query in queries)


@dataclass(frozen=True)
class Choice:
    """A kind that the results can be narrowed to, None for all of them, and how many there are."""

    name: str
    count: int
    url: str
    is_chosen: bool


@require_safe
def search(request):
    """Answer a search; any string gives 200, one that asks for no word gives the empty form.

    `kind` and `topic` narrow it; one that is not offered, as a page number too high, gives 404.
    """
    query = request.GET.get("q", "")
    words = words_of(query)
    request._wagtail_site = site = site_of(request)
    context = {
        "noindex": True,
        "navigation": navigation_of(request, ClinicTexts.for_request(request)),
        "query": shown_query(query),
        "is_asked": bool(words),
    }
    if words and site:
        context |= _found(request, words, site, context["query"])
    return render(request, "search/results.html", context)


def _found(request, words, site, query):
    """Return what was found, narrowed as the request asks, as the template prints it."""
    topics = topics_of(site)
    kind = _chosen(request, "kind", KINDS)
    topic = _chosen(request, "topic", topics)
    scope = scope_of(site, topics[topic].pages() if topic else None)
    start = (requested_number(request) - 1) * RESULTS_A_PAGE
    answered = answer(words, scope, kind, range(start, start + RESULTS_A_PAGE))
    counts = answered.counts()
    total = sum(counts[one] for one in counts if one != PERSON and kind in (None, one))
    page = paginate(request, range(total), RESULTS_A_PAGE)
    narrowed = {"q": query} | ({"topic": topic} if topic else {})
    with_kind = narrowed | ({"kind": kind} if kind else {})
    links = page_links(page, reverse("search"), **with_kind)
    people = answered.people if kind == PERSON else answered.people[:MOST_PEOPLE]
    return {
        "listing": page,
        "total": total,
        "results": results_of(answered.keys, answered.words, site),
        "people": people if page.number == 1 and kind in (None, PERSON) else [],
        "corrected": " ".join(answered.words) if answered.is_corrected else "",
        "kinds": _kinds(counts, kind, narrowed),
        "kind": kind or "",
        "topics": topics.values(),
        "topic": topic or "",
        "previous_url": links.previous,
        "next_url": links.next,
    }


def _chosen(request, name, offered):
    """Return what was chosen, or None; raise Http404 for what is not on offer."""
    given = request.GET.get(name) or None
    if given is not None and given not in offered:
        raise Http404(_("There is no such choice."))
    return given


def _kinds(counts, chosen, parameters):
    """Return the `Choice`s of a kind; none if there is but one kind anyway."""
    if len(counts) < 2 and chosen is None:
        return []
    kinds = {None: sum(counts.values())} | counts
    return [
        Choice(
            name=KINDS[kind] if kind else _("Everything"),
            count=count,
            url=f"{reverse('search')}?{urlencode(parameters | ({'kind': kind} if kind else {}))}",
            is_chosen=kind == chosen,
        )
        for kind, count in kinds.items()
    ]
