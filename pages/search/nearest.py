"""The page that somebody may have meant whose address leads nowhere."""

from dataclasses import dataclass

from django.db.models import Q, Value
from django.db.models.functions import Abs, Length
from django.utils.text import slugify
from rapidfuzz import fuzz
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from pages.addresses import path_on
from pages.navigation import Link
from pages.privacy import private_places

LONGEST_PATH = 200  # characters; longer ones were not typed by a person
SHORTEST_SLUG = 3
MOST_CANDIDATES = 500  # of pages, and as many of redirects
ALIKE = 75  # of 100, rapidfuzz's ratio: about one letter in four differs
OLD_SUFFIXES = (".html", ".htm")


@dataclass(frozen=True)
class Candidate:
    """A public page, under one of the addresses it is or was known by.

    `url_path` and `path` are Wagtail's columns: its address and its place in the tree.
    """

    address: str
    title: str
    url_path: str
    path: str


def nearest_page(path, site):
    """Return the `Link` to the public page of a site whose address is most like `path`, or None.

    Compares the last part of the address, as pages move more often than they are renamed; old
    addresses that redirects know count too. Asks three queries, whatever the size of the site,
    none for a path that nobody typed. Private pages and aliases are never named.
    """
    asked = last_slug(path)
    if site is None or len(path) > LONGEST_PATH or len(asked) < SHORTEST_SLUG:
        return None
    private = private_places()
    found = [
        candidate
        for candidate in (*_pages(asked, site), *_redirects(path, asked, site))
        if not candidate.path.startswith(private)
    ]
    best = max(found, key=lambda one: likeness(path, asked, one.address), default=None)
    if best is None or likeness(path, asked, best.address)[0] < ALIKE:
        return None
    return Link(best.title, path_on(site, best.url_path))


def last_slug(path):
    """Return the last part of a path as a slug: “/blog/Sore Feet.html” gives `sore-feet`."""
    last = path.partition("?")[0].rstrip("/").rpartition("/")[2][:LONGEST_PATH].lower()
    for suffix in OLD_SUFFIXES:
        last = last.removesuffix(suffix)
    return slugify(last, allow_unicode=True)


def likeness(path, asked, address):
    """Return how alike two addresses are, by their last parts and then as a whole, 0 to 100."""
    return fuzz.ratio(asked, last_slug(address)), fuzz.ratio(path, address)


def _pages(asked, site):
    root = site.root_page
    rows = (
        Page.objects.live()
        .filter(
            Q(slug__istartswith=asked[:2]) | Q(slug__iendswith=asked[-2:]),
            path__startswith=root.path,
            alias_of=None,
        )
        .annotate(gap=Abs(Length("slug") - Value(len(asked))))
        .order_by("gap", "path")
        .values_list("title", "url_path", "path")
    )
    above = len(root.url_path) - 1
    return [
        Candidate(url_path[above:], title, url_path, place)
        for title, url_path, place in rows[:MOST_CANDIDATES]
    ]


def _redirects(path, asked, site):
    rows = (
        Redirect.get_for_site(site)
        .filter(
            Q(old_path__icontains=f"/{asked[:2]}") | Q(old_path__iendswith=asked[-2:]),
            redirect_page__live=True,
            redirect_page__alias_of=None,
            redirect_page__path__startswith=site.root_page.path,
            redirect_page_route_path="",
        )
        .annotate(gap=Abs(Length("old_path") - Value(len(path))))
        .order_by("gap", "old_path")
        .values_list(
            "old_path", "redirect_page__title", "redirect_page__url_path", "redirect_page__path"
        )
    )
    return [Candidate(*row) for row in rows[:MOST_CANDIDATES]]
