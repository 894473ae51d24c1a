"""Which pages rest on evidence that has changed since somebody reviewed them."""

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from pages.models import PageReview


class EvidenceChangeQuerySet(models.QuerySet):
    """The questions that are asked about changed evidence."""

    def since_review(self):
        """Return the changes that no review of their page has seen.

        A review has seen a change if it is of the same day or later and was recorded after it.
        """
        later = PageReview.objects.standing().filter(
            page=OuterRef("page"),
            date__gte=OuterRef("changed_on"),
            recorded_at__gte=OuterRef("changed_at"),
        )
        return self.exclude(Exists(later))


class EvidenceChange(models.Model):
    """A study that a live page cites changed in a way that may change what the page should say.

    `fields` maps the names of the changed fields to `[before, after]`. `changed_on` is the day in
    the clinic's time zone, to compare with the days of reviews.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="evidence_changes")
    study = models.ForeignKey(
        "blog.Study", on_delete=models.CASCADE, related_name="evidence_changes"
    )
    fields = models.JSONField(default=dict)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_on = models.DateField(default=timezone.localdate)

    objects = EvidenceChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of evidence")
        verbose_name_plural = _("changes of evidence")
        ordering = ["-changed_at", "-pk"]

    def __str__(self):
        return f"{self.page_id}: {self.study_id}, {self.changed_on}"
