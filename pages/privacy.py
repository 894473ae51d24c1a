"""Which pages and files not everybody may read."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import CollectionViewRestriction, PageViewRestriction


def is_private(path="path"):
    """Return the condition that a page, or one that it stands below, has a restriction.

    `path` is the lookup to the page's path. Wagtail's `public()` asks for all restrictions first;
    this costs no query of its own.
    """
    shown = ExpressionWrapper(OuterRef(path), output_field=CharField())
    return Exists(
        PageViewRestriction.objects.alias(shown=shown).filter(shown__startswith=F("page__path"))
    )


def is_in_private_collection():
    """Return the condition that a file's collection, or one above it, has a restriction."""
    path = ExpressionWrapper(OuterRef("collection__path"), output_field=CharField())
    return Exists(
        CollectionViewRestriction.objects.alias(of_file=path).filter(
            of_file__startswith=F("collection__path")
        )
    )
