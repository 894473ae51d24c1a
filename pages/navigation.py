"""The main menu, the trail above a page, and the pages it links to: one query for all."""

from dataclasses import dataclass, field

from django.db.models import Case, Q, When
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from pages.addresses import path_on
from pages.generation import for_this_generation, may_keep
from pages.menus import entries_of
from pages.privacy import is_private

COLUMNS = (
    *("pk", "title", "url_path", "path", "depth", "show_in_menus", "is_related", "is_private"),
    *("live", "content_type__app_label", "content_type__model"),
)

# The page type on which patients ask for an appointment; it stands right below home.
ASKING = ("pages", "appointmentrequestpage")


@dataclass(frozen=True)
class Link:
    """A link; `is_current` if the page shown is what it leads to, or stands below it.

    A group of `links` has no address of its own.
    """

    title: str
    url: str
    is_current: bool = False
    links: tuple["Link", ...] = ()


@dataclass(frozen=True)
class Navigation:
    """`home` leads to the front page, `trail` from there to the page shown.

    A clinic that has arranged its menus gets those: `menu`, and `columns` of the footer. Otherwise
    `menu` has the pages right below home that are marked “show in menus”, and the team. `footer`
    holds single links, and the pages right below home that stand in no menu, such as legal pages.
    `paths` are those of the pages that the page's text and buttons lead to, by primary key; None
    for one that readers may not follow a link to. `related` leads to the pages it names beside its
    text, by title. `appointment` leads to the first page right below home on which patients ask for
    an appointment, if any.

    Only the trail leads to pages that not everybody may read.
    """

    home: Link | None
    menu: list[Link]
    columns: list[Link]
    footer: list[Link]
    trail: list[Link]
    paths: dict[int, str | None] = field(default_factory=dict)
    appointment: Link | None = None
    related: list[Link] = field(default_factory=list)

    @property
    def has_groups(self):
        """Whether the menu has groups that open and close."""
        return any(link.links for link in self.menu)


def navigation_of(request, texts, page=None, linked=(), related=()):
    """Return the `Navigation` for a request, around the page it shows if there is one.

    `texts` are the site's ClinicTexts, which hold its menus; `linked` the primary keys of pages
    whose paths are wanted too; `related` those of pages to list beside the text, or a queryset.
    Both are looked at only with a page; without one no query is asked until something changes.
    """
    site = Site.find_for_request(request)
    if site is None:
        return Navigation(None, [], [], [], [])
    header, footer = entries_of(texts.header_menu), entries_of(texts.footer_menu)
    arranged = set().union(*(entry.pages for entry in (*header, *footer)))
    home = site.root_page
    shown = (page.path if page is not None else "") or ""
    above = [shown[: depth * Page.steplen] for depth in range(home.depth + 1, _depth(shown))]
    rows = (
        _menu_rows(home, frozenset(arranged))
        if page is None
        else _rows(home, arranged, above, linked, related)
    )

    readable = [row for row in rows if row.live and not row.is_private]
    by_page = {row.pk: row for row in readable}

    def link(row, label=""):
        return Link(label or row.title, path_on(site, row.url_path), shown.startswith(row.path))

    def arranged_link(entry):
        if entry.entries:
            links = tuple(filter(None, map(arranged_link, entry.entries)))
            current = any(one.is_current for one in links)
            return Link(entry.label, "", current, links) if links else None
        if entry.page:
            row = by_page.get(entry.page)
            return link(row, entry.label) if row else None
        return Link(entry.label, entry.address, is_current=request.path == entry.address)

    in_footer = list(filter(None, map(arranged_link, footer)))
    first = Link(home.title, path_on(site, home.url_path), is_current=shown == home.path)
    top = [row for row in readable if row.depth == home.depth + 1]
    asks = (row for row in top if (row.content_type__app_label, row.content_type__model) == ASKING)
    appointment = next(asks, None)
    trail = [first, *(link(row) for row in rows if row.live and row.path in above)]
    return Navigation(
        home=first,
        menu=list(filter(None, map(arranged_link, header)))
        or [
            *(link(row) for row in top if row.show_in_menus),
            Link(_("Team"), reverse("team"), request.path.startswith(reverse("team"))),
        ],
        columns=[one for one in in_footer if one.links],
        footer=[
            *(one for one in in_footer if not one.links),
            *(
                link(row)
                for row in top
                if row.pk not in arranged and (header or not row.show_in_menus)
            ),
        ],
        trail=trail if _depth(shown) > home.depth else [],
        related=[
            link(row) for row in sorted(readable, key=lambda row: row.title) if row.is_related
        ],
        paths={
            row.pk: path_on(site, row.url_path) if row.pk in by_page else None
            for row in rows
            if row.pk in linked
        },
        appointment=link(appointment) if appointment else None,
    )


@for_this_generation
def _menu_rows(home, arranged):
    return _rows(home, arranged)


@for_this_generation
def _keys_below(home):
    """Return the keys of the pages right below home."""
    children = Page.objects.filter(path__startswith=home.path, depth=home.depth + 1)
    return list(children.values_list("pk", flat=True))


def _rows(home, arranged, above=(), linked=(), related=()):
    # By their keys where those are kept: SQLite goes through all pages to find any by their depth.
    below = Q(pk__in=_keys_below(home)) if may_keep() else Q(depth=home.depth + 1)
    return list(
        Page.objects.filter(
            Q(below, live=True)
            | Q(live=True, path__in=above)
            | Q(live=True, pk__in=arranged)
            | Q(live=True, pk__in=related)
            | Q(pk__in=linked),
            path__startswith=home.path,
        )
        .annotate(
            is_related=Case(When(Q(pk__in=related), True), default=False), is_private=is_private()
        )
        .order_by("path")
        .values_list(*COLUMNS, named=True)
    )


def _depth(path):
    """Return how deep in the tree a path is; 0 for that of a page without a place yet."""
    return len(path) // Page.steplen
