"""An update that waits to go live with the page."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from .page_update import NOTE_LENGTH, PageUpdate


class ProposedUpdate(models.Model):
    """The note that readers will see once a version of the page that contains the change is live.

    One per page. It outlives autosave, rejection and cancelled workflows and schedules; it becomes
    a `PageUpdate` once, or somebody drops it. `revision_number` tells which versions contain it
    when the revision itself has been purged.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="proposed_update")
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=[
            (PageUpdate.Kind.UPDATE.value, PageUpdate.Kind.UPDATE.label),
            (PageUpdate.Kind.CORRECTION.value, PageUpdate.Kind.CORRECTION.label),
        ],
        default=PageUpdate.Kind.UPDATE,
    )
    note = models.TextField(
        _("note for readers"),
        max_length=NOTE_LENGTH,
        help_text=_("One sentence that says what changed."),
    )
    revision = models.ForeignKey(
        Revision, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    revision_number = models.PositiveBigIntegerField(_("number of the version"))
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    proposed_at = models.DateTimeField(_("proposed at"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("confirmed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who scheduled the version that it goes live with."),
    )

    class Meta:
        verbose_name = _("proposed update")
        verbose_name_plural = _("proposed updates")
        default_permissions = ()

    def __str__(self):
        return self.note

    @property
    def stamp(self):
        """What a form keeps, to tell later whether somebody has changed the proposal since."""
        return f"{self.pk}-{self.proposed_at.isoformat()}"
