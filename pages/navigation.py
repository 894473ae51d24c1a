"""The main menu and the trail above a page: one query for both."""

from dataclasses import dataclass

from django.db.models import Q
from wagtail.models import Page, Site

from pages.addresses import path_on


@dataclass(frozen=True)
class Link:
    """A link to a page of this site; `is_current` if the page shown is it or stands below it."""

    title: str
    url: str
    is_current: bool = False


@dataclass(frozen=True)
class Navigation:
    """`home` leads to the front page, `trail` from there to the page shown.

    Of the pages right below home, those marked “show in menus” make the `menu`; the others, such as
    privacy and legal pages, the `footer`.
    """

    home: Link | None
    menu: list[Link]
    footer: list[Link]
    trail: list[Link]


def navigation_of(request, page=None):
    """Return the `Navigation` for a request, around the page it shows if there is one."""
    site = Site.find_for_request(request)
    if site is None:
        return Navigation(None, [], [], [])
    home = site.root_page
    wanted = Q(depth=home.depth + 1)
    if page is not None and page.path:
        steps = range(home.depth + 1, page.depth)
        wanted |= Q(path__in=[page.path[: step * Page.steplen] for step in steps])
    rows = (
        Page.objects.live()
        .filter(wanted, path__startswith=home.path)
        .order_by("path")
        .values_list("title", "url_path", "path", "depth", "show_in_menus", named=True)
    )
    shown = page.path if page is not None and page.path else ""

    def link(row):
        return Link(row.title, path_on(site, row.url_path), shown.startswith(row.path))

    rows = list(rows)
    top = [row for row in rows if row.depth == home.depth + 1]
    first = Link(home.title, path_on(site, home.url_path), is_current=shown == home.path)
    return Navigation(
        home=first,
        menu=[link(row) for row in top if row.show_in_menus],
        footer=[link(row) for row in top if not row.show_in_menus],
        trail=_trail(first, rows, page, link),
    )


def _trail(home, rows, page, link):
    """Return the links from home down to the page's parent; none on the home page itself."""
    if page is None or home.is_current:
        return []
    above = [row for row in rows if page.path and page.path.startswith(row.path)]
    return [home, *(link(row) for row in above if row.path != page.path)]
