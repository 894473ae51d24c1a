"""Long lists in numbered pages: which is asked for, what is on it, and how the others are found."""

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


def in_order(queryset, keys):
    """Return a list of a queryset's objects with these keys, in their order.

    For lists whose keys are kept: to sort loaded objects, a database reads all of them with their
    texts. What has gone meanwhile is left out.
    """
    found = queryset.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def paginate_keys(request, keys, per_page, queryset):
    """Return the same as `paginate` for the keys of a queryset's objects, in order.

    Only one page's objects are loaded.
    """
    page = paginate(request, keys, per_page)
    page.object_list = in_order(queryset, page.object_list)
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
