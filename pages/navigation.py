"""The main menu, the trail above a page, and the pages it links to: one query for all."""

from dataclasses import dataclass, field

from django.db.models import Case, Q, When
from wagtail.models import Page, Site

from pages.addresses import path_on
from pages.privacy import is_private

COLUMNS = ("pk", "title", "url_path", "path", "depth", "show_in_menus", "is_related")


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
    links to, by primary key. `related` leads to the pages it names beside its text, by title, as
    far as everybody may read them.
    """

    home: Link | None
    menu: list[Link]
    footer: list[Link]
    trail: list[Link]
    paths: dict[int, str] = field(default_factory=dict)
    related: list[Link] = field(default_factory=list)


def navigation_of(request, page=None, linked=(), related=()):
    """Return the `Navigation` for a request, around the page it shows if there is one.

    `linked` holds the primary keys of pages whose paths are wanted too; `related` those of pages to
    list beside the text, or a queryset of them.
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
            Q(depth=home.depth + 1) | Q(path__in=above) | Q(pk__in=linked) | Q(pk__in=related),
            path__startswith=home.path,
        )
        .annotate(is_related=Case(When(Q(pk__in=related) & ~is_private(), True), default=False))
        .order_by("path")
        .values_list(*COLUMNS, named=True)
    )

    def link(row):
        return Link(row.title, path_on(site, row.url_path), shown.startswith(row.path))

    first = Link(home.title, path_on(site, home.url_path), is_current=shown == home.path)
    top = [row for row in rows if row.depth == home.depth + 1]
    trail = [first, *(link(row) for row in rows if row.path in above)]
    return Navigation(
        home=first,
        menu=[link(row) for row in top if row.show_in_menus],
        footer=[link(row) for row in top if not row.show_in_menus],
        trail=trail if _depth(shown) > home.depth else [],
        related=[link(row) for row in sorted(rows, key=lambda row: row.title) if row.is_related],
        paths={row.pk: path_on(site, row.url_path) for row in rows if row.pk in linked},
    )


def _depth(path):
    """Return how deep in the tree a path is; 0 for that of a page without a place yet."""
    return len(path) // Page.steplen
