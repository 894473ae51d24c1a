"""What a page or a profile leads to by its relations."""

from django.db.models import QuerySet


def linked(relation):
    """Return the live pages that a relation leads to and everybody may read, by title.

    A preview holds the relation in memory, and only staff see it.
    """
    pages = relation.all()
    if isinstance(pages, QuerySet):
        pages = pages.open_to_all().defer_streamfields()
    return sorted((page for page in pages if page.live), key=lambda page: page.title)
