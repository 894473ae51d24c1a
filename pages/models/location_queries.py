"""The questions that are asked about locations."""

from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from pages.privacy import is_private


class LocationQuerySet(PageQuerySet):
    """The questions that are asked about locations, each named once."""

    def listed(self, language):
        """Return the locations that everybody may read in a language, in the order of the tree.

        One query: restrictions of the pages above are asked for in it.
        """
        return (
            self.live()
            .filter(locale__language_code=language, alias_of=None)
            .exclude(is_private())
            .order_by("path")
        )


LocationManager = PageManager.from_queryset(LocationQuerySet)
