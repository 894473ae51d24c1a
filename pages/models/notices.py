"""What readers are told above a page for some time: “Closed today because of snow”."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Page, TranslatableMixin

from .clinic import ClinicSettings


def first_clinic():
    """Return the primary key of the clinic that a new notice belongs to, or None."""
    return ClinicSettings.objects.order_by("pk").values_list("pk", flat=True).first()


class Importance(models.TextChoices):
    """How much a notice matters, from least to most."""

    INFORMATION = "information", _("Please note")
    WARNING = "warning", _("Important")
    URGENT = "urgent", _("Urgent")


class Notice(TranslatableMixin, models.Model):
    """One notice, in one language."""

    text = models.TextField(_("text"), max_length=300, help_text=_("One or two plain sentences."))
    importance = models.CharField(
        _("importance"), max_length=20, choices=Importance, default=Importance.INFORMATION
    )
    starts_at = models.DateTimeField(_("shown from"), default=timezone.now)
    ends_at = models.DateTimeField(
        _("shown until"), help_text=_("So that nobody has to remember to take it away.")
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("only on this page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("And on the pages below it. Empty: on every page of the site."),
    )
    clinic = models.ForeignKey(
        ClinicSettings,
        verbose_name=_("clinic"),
        default=first_clinic,
        on_delete=models.CASCADE,
        related_name="notices",
    )

    panels = [
        FieldPanel("text"),
        FieldPanel("importance"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")])], heading=_("When")
        ),
        MultiFieldPanel([PageChooserPanel("page"), FieldPanel("clinic")], heading=_("Where")),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def __str__(self):
        return self.text

    def clean(self):
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("Choose a time after the notice has begun.")})


class NoticeBoard(models.Model):
    """The notices of a clinic that are not over, as one value.

    Every page loads it together with the clinic, in the query that it makes anyway. Only
    `pages/notices.py` writes it.
    """

    clinic = models.OneToOneField(
        ClinicSettings, on_delete=models.CASCADE, related_name="notice_board"
    )
    entries = models.JSONField(default=list)

    class Meta:
        verbose_name = _("notice board")
        verbose_name_plural = _("notice boards")

    def __str__(self):
        return str(self.clinic)
