"""The main menu and the trail above a page: one query for both."""

from dataclasses import dataclass

from django.db.models import Q
from wagtail.models import Page, Site


@dataclass(frozen=True)
class Link:
    """A link to a page of this site; `is_current` if the page shown is it or stands below it."""

    title: str
    url: str
    is_current: bool = False


@dataclass(frozen=True)
class Navigation:
    """`home` leads to the front page, `menu` to its children, `trail` from home to the page."""

    home: Link | None
    menu: list[Link]
    trail: list[Link]


def navigation_of(request, page=None):
    """Return the `Navigation` for a request, around the page it shows if there is one."""
    site = Site.find_for_request(request)
    if site is None:
        return Navigation(None, [], [])
    home = site.root_page
    wanted = Q(depth=home.depth + 1, show_in_menus=True)
    if page is not None and page.path:
        steps = range(home.depth + 1, page.depth)
        wanted |= Q(path__in=[page.path[: step * Page.steplen] for step in steps])
    rows = (
        Page.objects.live()
        .filter(wanted, path__startswith=home.path)
        .order_by("path")
        .only("title", "url_path", "path", "depth", "show_in_menus", "locale_id")
    )
    shown = page.path if page is not None and page.path else ""

    def link(row):
        return Link(row.title, row.get_url(request), is_current=shown.startswith(row.path))

    rows = list(rows)
    first = Link(home.title, home.get_url(request), is_current=shown == home.path)
    return Navigation(
        home=first,
        menu=[link(row) for row in rows if row.depth == home.depth + 1 and row.show_in_menus],
        trail=[first, *(link(row) for row in rows if shown.startswith(row.path))],
    )
