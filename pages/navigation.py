"""The main menu, the trail above a page, and the pages it links to: one query for all."""

from dataclasses import dataclass, field

from django.db.models import Q
from wagtail.models import Page, Site

from pages.addresses import path_on

# The page type on which patients ask for an appointment; it stands right below home.
ASKING = ("pages", "appointmentrequestpage")


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
    privacy and legal pages, the `footer`. `paths` are those of the live pages that the page's text
    links to, by primary key. `appointment` leads to the first page right below home on which
    patients ask for an appointment, if there is a live one.
    """

    home: Link | None
    menu: list[Link]
    footer: list[Link]
    trail: list[Link]
    paths: dict[int, str] = field(default_factory=dict)
    appointment: Link | None = None


def navigation_of(request, page=None, linked=()):
    """Return the `Navigation` for a request, around the page it shows if there is one.

    `linked` holds the primary keys of pages whose paths are wanted too.
    """
    site = Site.find_for_request(request)
    if site is None:
        return Navigation(None, [], [], [])
    home = site.root_page
    shown = (page.path if page is not None else "") or ""
    above = [shown[: depth * Page.steplen] for depth in range(home.depth + 1, _depth(shown))]
    rows = list(
        Page.objects.live()
        .filter(
            Q(depth=home.depth + 1) | Q(path__in=above) | Q(pk__in=linked),
            path__startswith=home.path,
        )
        .order_by("path")
        .values_list(
            *("pk", "title", "url_path", "path", "depth", "show_in_menus"),
            *("content_type__app_label", "content_type__model"),
            named=True,
        )
    )

    def link(row):
        return Link(row.title, path_on(site, row.url_path), shown.startswith(row.path))

    first = Link(home.title, path_on(site, home.url_path), is_current=shown == home.path)
    top = [row for row in rows if row.depth == home.depth + 1]
    asks = (row for row in top if (row.content_type__app_label, row.content_type__model) == ASKING)
    appointment = next(asks, None)
    trail = [first, *(link(row) for row in rows if row.path in above)]
    return Navigation(
        home=first,
        menu=[link(row) for row in top if row.show_in_menus],
        footer=[link(row) for row in top if not row.show_in_menus],
        trail=trail if _depth(shown) > home.depth else [],
        paths={row.pk: path_on(site, row.url_path) for row in rows if row.pk in linked},
        appointment=link(appointment) if appointment else None,
    )


def _depth(path):
    """Return how deep in the tree a path is; 0 for that of a page without a place yet."""
    return len(path) // Page.steplen
