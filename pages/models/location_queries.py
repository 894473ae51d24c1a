"""The questions that are asked about locations."""

from django.db.models import Q
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from pages.privacy import is_private

from .listing import of_type_in_language


class LocationQuerySet(PageQuerySet):
    """The questions that are asked about locations, each named once."""

    def listed(self, language):
        """Return the locations that everybody may read in a language, in the order of the tree.

        One query: restrictions of the pages above are asked for in it.
        """
        return (
            self.live()
            .filter(of_type_in_language(self.model, language))
            .exclude(is_private() | Q(alias_of__isnull=False))
            .order_by("path")
        )


LocationManager = PageManager.from_queryset(LocationQuerySet)
