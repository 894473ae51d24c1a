"""What a page's dates add up to, kept beside the page.

A revision holds every field of a page, so a date stored on the page would be undone by publishing
an older draft. Only `pages/dates/` writes these rows.
"""

from datetime import date

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .page_update import PageUpdate

# What `dates_of` reads, for `select_related`; in a query of pages, the day that lists sort by, the
# one that they print, and the last one on which the content changed for readers.
LOADED_DATES = ("dates", "alias_of__dates")
LISTED_ON = Coalesce("dates__listed_on", "alias_of__dates__listed_on")
SHOWN_ON = Coalesce(
    "dates__published_on",
    "dates__updated_on",
    "alias_of__dates__published_on",
    "alias_of__dates__updated_on",
)
LAST_CHANGED_ON = Coalesce(
    "dates__updated_on",
    "dates__published_on",
    "alias_of__dates__updated_on",
    "alias_of__dates__published_on",
)


def dates_of(page):
    """Return the `PageDates` that readers see of any page, or None if it never went live.

    An alias is the same page at another place, so it reads its original's.
    """
    original = page.alias_of if page.alias_of_id else page
    return getattr(original, "dates", None) if original.pk else None


class PageDates(models.Model):
    """What a page's records add up to: the one row that pages, lists, feeds and sitemaps read.

    Entered by somebody, and kept only here: `published_on`, `is_imported` (the page was public
    elsewhere before, so that going live here is not its publication), `interval_months`, `owner`
    and `asked_on` (when the owner was asked for a review). All else follows from `PageUpdate` and
    `PageReview`, and `manage.py rebuild_dates` works it out again.

    `changes` is the list for “What changed”, newest first: `{"date", "kind", "note"}` with the
    date in ISO 8601. `listed_on` is the day lists sort by: published, else updated, else the day
    the page first went live here.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="dates")
    published_on = models.DateField(_("published on"), null=True, blank=True)
    is_imported = models.BooleanField(_("brought over from another site"), default=False)
    interval_months = models.PositiveSmallIntegerField(
        _("months between reviews"),
        null=True,
        blank=True,
        help_text=_("Empty for the interval of the site."),
    )
    owner = models.ForeignKey(
        "pages.Person",
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who sees to it that the page is reviewed."),
    )
    asked_on = models.DateField(_("review asked for on"), null=True, blank=True)

    updated_on = models.DateField(_("updated on"), null=True, blank=True)
    updated_kind = models.CharField(max_length=20, choices=PageUpdate.Kind, blank=True)
    changes = models.JSONField(default=list, blank=True)
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    reviewed_by = models.CharField(_("reviewed by"), max_length=250, blank=True)
    reviewer = models.ForeignKey(
        "pages.Person",
        verbose_name=_("reviewer"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reviewer_credentials = models.CharField(max_length=120, blank=True)
    is_medical_review = models.BooleanField(default=False)
    is_own_review = models.BooleanField(default=False)
    due_on = models.DateField(_("next review due"), null=True, blank=True, db_index=True)
    is_updated_since_review = models.BooleanField(_("updated since its review"), default=False)
    listed_on = models.DateField(_("listed on"), null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = _("dates of a page")
        verbose_name_plural = _("dates of pages")
        default_permissions = ()
        permissions = [("correct_dates", _("Can enter and correct dates and reviews on paper"))]

    def __str__(self):
        return f"{self.page_id}: {self.listed_on}"

    @property
    def shown_on(self):
        """The day that lists print: published, else updated, else None.

        `listed_on` may be the day an undated old post was imported, which means nothing to readers.
        """
        return self.published_on or self.updated_on

    @property
    def last_changed_on(self):
        """The last day the content changed in a way that matters to readers, or None."""
        return self.updated_on or self.published_on

    @property
    def listed_changes(self):
        """The changes as a template prints them: `date` a date, `note`, `is_correction`."""
        return [
            {
                "date": date.fromisoformat(change["date"]),
                "note": change["note"],
                "is_correction": change["kind"] == PageUpdate.Kind.CORRECTION,
            }
            for change in self.changes
        ]

    @property
    def updated_label(self):
        """“Corrected” if the last change mended an error, else “Updated”."""
        if self.updated_kind == PageUpdate.Kind.CORRECTION:
            return _("Corrected")
        return _("Updated")

    @property
    def reviewer_name(self):
        """The reviewer's name on that day, without credentials."""
        if not self.reviewer_credentials:
            return self.reviewed_by
        return self.reviewed_by.removesuffix(f", {self.reviewer_credentials}")

    @property
    def review_label(self):
        """What stands before the reviewer's name.

        “Medically” is said of physicians only, and somebody who checked a page of their own is not
        called a reviewer.
        """
        if self.is_own_review:
            return _("Written and checked by")
        if self.is_medical_review:
            return _("Medically reviewed by")
        return _("Reviewed by")
