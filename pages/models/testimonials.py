"""What patients have said and agreed in writing to have shown."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin


class Testimonial(TranslatableMixin, models.Model):
    """A patient's words, with the consent they rest on.

    Pages refer to it and copy nothing, so that it is gone from all of them, drafts too, once the
    consent is withdrawn or has expired.
    """

    text = models.TextField(_("text"), max_length=600)
    name = models.CharField(
        _("name"),
        max_length=120,
        blank=True,
        help_text=_("As the patient agreed to be named. May stay empty."),
    )
    consented_on = models.DateField(_("date of the written consent"))
    consent_scope = models.CharField(
        _("scope of the consent"),
        max_length=250,
        help_text=_("What they agreed to: where it may stand, and under which name."),
    )
    consent_holder = models.CharField(
        _("holder of the consent"),
        max_length=120,
        help_text=_("Who keeps the signed paper, and where."),
    )
    expires_on = models.DateField(
        _("expires on"),
        null=True,
        blank=True,
        help_text=_("From this day it is no longer shown. Empty if the consent has no end."),
    )
    withdrawn_on = models.DateField(
        _("withdrawn on"),
        null=True,
        blank=True,
        help_text=_("Once you save this, it is gone from every page."),
    )

    panels = [
        FieldPanel("text"),
        FieldPanel("name"),
        MultiFieldPanel(
            [
                FieldPanel("consented_on"),
                FieldPanel("consent_scope"),
                FieldPanel("consent_holder"),
                FieldPanel("expires_on"),
                FieldPanel("withdrawn_on"),
            ],
            heading=_("Consent"),
        ),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("testimonial")
        verbose_name_plural = _("testimonials")

    def __str__(self):
        return f"{self.name}: {self.text}"[:80] if self.name else self.text[:80]

    @property
    def may_be_shown(self):
        """Whether the consent holds today, in the clinic's time zone."""
        today = timezone.localdate()
        is_over = self.expires_on is not None and self.expires_on <= today
        return self.consented_on <= today and not is_over and self.withdrawn_on is None

    def clean(self):
        super().clean()
        errors = {}
        for field in ("consented_on", "withdrawn_on"):
            day = getattr(self, field)
            if day and day > timezone.localdate():
                errors[field] = _("This day has not come yet.")
        if self.expires_on and self.consented_on and self.expires_on <= self.consented_on:
            errors["expires_on"] = _("A consent cannot expire before the day after it was given.")
        if errors:
            raise ValidationError(errors)
