"""The questions that are asked about locations."""

from django.db.models import Exists, OuterRef
from django.db.models.functions import Length, Substr
from wagtail.models import PageManager, PageViewRestriction
from wagtail.query import PageQuerySet


class LocationQuerySet(PageQuerySet):
    """The questions that are asked about locations, each named once."""

    def listed(self, language):
        """Return the locations that everybody may read in a language, in the order of the tree.

        One query: restrictions of the pages above are asked for in it.
        """
        restrictions = PageViewRestriction.objects.filter(
            page__path=Substr(OuterRef("path"), 1, Length("page__path"))
        )
        return (
            self.live()
            .filter(locale__language_code=language, alias_of=None)
            .exclude(Exists(restrictions))
            .order_by("path")
        )


LocationManager = PageManager.from_queryset(LocationQuerySet)
