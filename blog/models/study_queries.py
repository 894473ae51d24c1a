"""The questions that are asked about studies, and how many are deleted at once."""

from datetime import date

from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce

from blog.studies.text import search_key

from .citation import Citation, refuse_to_delete_cited

NOT_PRINTED = (
    *("title_key", "search_key", "source", "source_record", "obtained_at"),
    *("suggested_finding", "suggested_limits", "notice_reason", "notice_mailed_at"),
    "merged_into",
)


class StudyQuerySet(models.QuerySet):
    """The questions that are asked about studies, each named once."""

    def standing_alone(self):
        """Return the records that stand for themselves, not those merged into another."""
        return self.filter(shown_as=None)

    def for_reading(self):
        """Return the studies with only the columns that a page prints; the others load when asked.

        The record as it came and the search key are most of a row.
        """
        unread = [*NOT_PRINTED, *(f"shown_as__{name}" for name in NOT_PRINTED)]
        return self.defer(*unread).order_by()

    def matching(self, words):
        """Return the studies that have every word in title, authors, journal, year or number."""
        found = self
        for word in search_key(words).split():
            found = found.filter(search_key__contains=word)
        return found

    def unverified(self):
        """Return the studies that a reader cannot look up."""
        return self.filter(doi=None, pmid=None)

    def never_cited(self):
        """Return the studies that no page cites, in any version that still matters."""
        by_name, by_merged = _uses(Citation.objects.all())
        return self.exclude(by_name).exclude(by_merged)

    def cited_live(self):
        """Return the studies that a live page cites."""
        by_name, by_merged = _uses(Citation.objects.live())
        return self.filter(by_name | by_merged)

    def of(self, citations):
        """Return the studies of a queryset of citations: for merged records, the ones kept."""
        return self.filter(pk__in=citations.values_list(Coalesce("study__shown_as", "study")))

    def newest_first(self):
        """Order by the date of publication; those without one come last."""
        dates = [F(part).desc(nulls_last=True) for part in ("year", "month", "day")]
        return self.order_by(*dates, "title", "pk")

    def not_checked_since(self, day: date):
        """Return the studies whose standing nobody has looked up since a day, or ever."""
        return self.filter(Q(checked_on=None) | Q(checked_on__lt=day))

    @transaction.atomic
    def delete(self):
        """Delete the studies; raise StudyIsCitedError if a page cites one of them."""
        refuse_to_delete_cited(list(self))
        return super().delete()

    delete.alters_data = True
    delete.queryset_only = True


def _uses(citations):
    """Return two conditions: a study is cited itself, or by way of a record merged into it.

    Two, because one with “or” inside would read every citation for every study.
    """
    by_name = citations.filter(study=OuterRef("pk"))
    by_merged = citations.filter(study__shown_as=OuterRef("pk"))
    return Exists(by_name), Exists(by_merged)


class StudyManager(models.Manager.from_queryset(StudyQuerySet)):
    """Loads the record that stands for a merged one with it, so that showing it costs no query."""

    def get_queryset(self):
        return super().get_queryset().select_related("shown_as")
