"""Search over the public site, at `/search/?q=`."""

from functools import wraps

from django.http import QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Site

from pages.models import ClinicTexts
from pages.navigation import navigation_of
from pages.pagination import page_links, paginate
from pages.search.finding import find_pages, find_people, results_of
from pages.search.words import shown_query, words_of

RESULTS_A_PAGE = 10
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


@require_safe
def search(request):
    """Answer a search; any string gives 200, one that asks for no word gives the empty form."""
    query = request.GET.get("q", "")
    words = words_of(query)
    site = Site.find_for_request(request)
    context = {
        "noindex": True,
        "navigation": navigation_of(request, ClinicTexts.for_request(request)),
        "query": shown_query(query),
        "is_asked": bool(words),
    }
    if words and site:
        page = paginate(request, find_pages(words, site), RESULTS_A_PAGE)
        links = page_links(page, reverse("search"), q=context["query"])
        context |= {
            "listing": page,
            "total": page.paginator.count,
            "results": results_of(page.object_list, words, request),
            "people": find_people(words) if page.number == 1 else [],
            "previous_url": links.previous,
            "next_url": links.next,
        }
    return render(request, "search/results.html", context)
