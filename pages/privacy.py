"""Which pages and files not everybody may read."""

from django.db import connection
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Subquery
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from pages.generation import for_this_generation

PRIVATE_PLACES = """
    WITH RECURSIVE private (id, path) AS (
        SELECT id, path FROM wagtailcore_page
            WHERE id IN (SELECT page_id FROM wagtailcore_pageviewrestriction)
        UNION SELECT alias.id, alias.path FROM private
            JOIN wagtailcore_page alias ON alias.alias_of_id = private.id)
    SELECT path FROM private"""


def is_private(path="path"):
    """Return the condition that a page, or one that it stands below, has a restriction.

    `path` is the lookup to the page's path. Wagtail's `public()` asks for all restrictions first;
    this costs no query of its own.
    """
    shown = ExpressionWrapper(OuterRef(path), output_field=CharField())
    # No join: with the statistics of a site without restrictions, SQLite would go through all pages
    # for each one that is asked about. There are few restrictions.
    place = Page.objects.order_by().filter(pk=OuterRef("page")).values("path")
    restrictions = PageViewRestriction.objects.alias(shown=shown, place=Subquery(place))
    return Exists(restrictions.filter(shown__startswith=F("place")))


@for_this_generation
def private_places():
    """Return the paths in the tree of all pages with a restriction and of their aliases, a tuple.

    A page whose path begins with none of them is open to everybody. An alias is as private as its
    original; that of an alias is, too.
    """
    with connection.cursor() as cursor:
        cursor.execute(PRIVATE_PLACES)
        return tuple(path for (path,) in cursor.fetchall())


def is_in_private_collection():
    """Return the condition that a file's collection, or one above it, has a restriction."""
    path = ExpressionWrapper(OuterRef("collection__path"), output_field=CharField())
    return Exists(
        CollectionViewRestriction.objects.alias(of_file=path).filter(
            of_file__startswith=F("collection__path")
        )
    )
