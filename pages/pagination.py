"""Long lists in numbered pages: which one is asked for, and the addresses of the others."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import EmptyPage, Paginator
from django.http import Http404
from django.utils.translation import gettext as _

PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


@dataclass(frozen=True)
class PageLinks:
    """Addresses around one page of a list; empty strings where there is none."""

    current: str
    previous: str
    next: str


def requested_number(request):
    """Return the page number that a request asks for, 1 if it asks for none.

    Only plain digits are a page number, and only one may be given: every page of a list then has
    one address. Raises Http404 for anything else.
    """
    given = request.GET.getlist("page") or ["1"]
    if len(given) > 1 or not PAGE_NUMBER.fullmatch(given[0]):
        raise Http404(_("There is no such page of the list."))
    return int(given[0])


def paginate(request, objects, per_page):
    """Return the page (`django.core.paginator.Page`) of a list that a request asks for.

    The first page exists even when the list is empty. Raises Http404 for a page that does not.
    """
    try:
        return Paginator(objects, per_page).page(requested_number(request))
    except EmptyPage:
        raise Http404(_("There is no such page of the list.")) from None


def paginate_keys(request, keys, per_page, load):
    """Return the same for a list of keys in order, of which only one page's objects are loaded.

    `load` takes keys and returns objects by key; what has gone meanwhile is left out.
    """
    page = paginate(request, keys, per_page)
    loaded = load(list(page.object_list))
    page.object_list = [loaded[key] for key in page.object_list if key in loaded]
    return page


def page_links(page, path, **parameters):
    """Return the `PageLinks` of a page of the list at `path` with these query parameters.

    The first page has no number in its address.
    """

    def url(number):
        query = urlencode(parameters | ({"page": number} if number > 1 else {}))
        return f"{path}?{query}" if query else path

    return PageLinks(
        current=url(page.number),
        previous=url(page.number - 1) if page.has_previous() else "",
        next=url(page.number + 1) if page.has_next() else "",
    )
