"""A page's editorial dates, kept beside the page.

A revision holds every field of a page, so a date stored on the page would be undone by publishing
an older draft. Only `pages/dates.py` writes these rows.
"""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

DEFAULT_REVIEW_INTERVAL = 36  # months; the cycle of NHS.uk, HSE.ie and MedlinePlus


class PageUpdate(models.Model):
    """One change that readers are told about, or a date brought over from an old site."""

    class Kind(models.TextChoices):
        UPDATE = "update", _("Update")
        CORRECTION = "correction", _("Correction")
        IMPORTED = "imported", _("Imported")

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="updates")
    date = models.DateField(_("date"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    note = models.TextField(
        _("note for readers"), blank=True, help_text=_("One sentence that says what changed.")
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("update of a page")
        verbose_name_plural = _("updates of pages")
        ordering = ["-date", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="imported") | ~models.Q(note=""),
                name="pages_pageupdate_has_note",
                violation_error_message=_("Say in a sentence what changed."),
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.date}"


class PageReview(models.Model):
    """A clinician checked the whole page on a day."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="reviews")
    date = models.DateField(_("date"))
    reviewer = models.ForeignKey(
        "pages.Person",
        verbose_name=_("reviewer"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="reviews",
    )
    reviewer_name = models.CharField(
        _("reviewer's name and credentials"),
        max_length=250,
        help_text=_("As they were on the day of the review."),
    )
    due_on = models.DateField(_("next review due"), null=True, blank=True)
    revision = models.ForeignKey(
        Revision, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("review of a page")
        verbose_name_plural = _("reviews of pages")
        ordering = ["-date", "-pk"]

    def __str__(self):
        return f"{self.reviewer_name}, {self.date}"


class PageDates(models.Model):
    """What a page's records add up to: the one row that pages, lists, feeds and sitemaps read.

    `changes` is the list for “What changed”, newest first: `{"date", "kind", "note"}` with the
    date in ISO 8601. `listed_on` is the day lists sort by: published, else updated, else the day
    the page first went live here. `is_imported` says that the page was public elsewhere before, so
    that going live here is not its publication.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="dates")
    published_on = models.DateField(_("published on"), null=True, blank=True)
    updated_on = models.DateField(_("updated on"), null=True, blank=True)
    updated_kind = models.CharField(max_length=20, choices=PageUpdate.Kind, blank=True)
    changes = models.JSONField(default=list, blank=True)
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    reviewed_by = models.CharField(_("reviewed by"), max_length=250, blank=True)
    due_on = models.DateField(_("next review due"), null=True, blank=True)
    interval_months = models.PositiveSmallIntegerField(
        _("months between reviews"), default=DEFAULT_REVIEW_INTERVAL
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
    listed_on = models.DateField(_("listed on"), null=True, blank=True, db_index=True)
    is_imported = models.BooleanField(_("brought over from another site"), default=False)

    class Meta:
        verbose_name = _("dates of a page")
        verbose_name_plural = _("dates of pages")

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
