"""A clinician's check of a whole page."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model_string
from wagtail.models import Page

from .signed_version import SignedVersion


class PageReviewQuerySet(models.QuerySet):
    """The questions that are asked about reviews."""

    def standing(self):
        """Return the reviews that nobody has revoked."""
        return self.filter(revoked_at=None)

    def by(self, person):
        """Return the reviews that a person did and that still count."""
        return self.standing().filter(reviewer=person)

    def in_order(self):
        """Return reviews with the one that counts first: the latest day, then the last signed."""
        return self.order_by("-date", "-pk")


class PageReview(SignedVersion):
    """A clinician checked the whole page on a day.

    Name and credentials stand as they were on that day, whatever becomes of the reviewer's profile
    or account. `is_on_paper` tells that an administrator recorded a review done on paper: then
    `reason` says why, and `evidence` may hold the signed sheet. A revoked review counts no more.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="reviews")
    date = models.DateField(_("date"))
    reviewer = models.ForeignKey(
        "pages.Person",
        verbose_name=_("reviewer"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="reviews",
    )
    reviewer_name = models.CharField(_("reviewer's name and credentials"), max_length=250)
    reviewer_credentials = models.CharField(_("reviewer's credentials"), max_length=120, blank=True)
    is_medical = models.BooleanField(_("by a physician"), default=False)
    is_own = models.BooleanField(_("by somebody who wrote the page"), default=False)
    due_on = models.DateField(_("next review due"), null=True, blank=True)
    is_on_paper = models.BooleanField(_("done on paper"), default=False)
    evidence = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("signed sheet"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reason = models.CharField(_("reason"), max_length=250, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("revoked by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    revoked_because = models.CharField(_("why it was revoked"), max_length=250, blank=True)

    objects = PageReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review of a page")
        verbose_name_plural = _("reviews of pages")
        ordering = ["-date", "-pk"]
        default_permissions = ()
        permissions = [("sign_review", _("Can sign that they have reviewed a page"))]

    def __str__(self):
        return f"{self.reviewer_name}, {self.date}"
