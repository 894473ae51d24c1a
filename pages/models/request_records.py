"""What patients have sent by a form, and what the clinic has decided about it."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, validate_email
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.forms.models import AbstractFormSubmission
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

LONGEST_KEPT = 3650  # days


def validate_addresses(value):
    """Raise ValidationError unless every part between commas is an e-mail address."""
    for address in value.split(","):
        try:
            validate_email(address.strip())
        except ValidationError as error:
            raise ValidationError(
                _("“%(address)s” is no e-mail address. Put a comma between two addresses."),
                code="invalid",
                params={"address": address.strip()},
            ) from error


class RequestSubmission(AbstractFormSubmission):
    """What somebody sent by a form, until it is deleted. Only `pages.view_requests` shows it."""

    class Notice(models.TextChoices):
        NONE = "none", gettext_lazy("nobody to tell")
        WAITING = "waiting", gettext_lazy("mail is waiting")
        SENT = "sent", gettext_lazy("mail was sent")

    notice = models.CharField(max_length=10, choices=Notice.choices, default=Notice.NONE)
    # Of the form's token and the answers, so that a form sent twice is one request.
    fingerprint = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = gettext_lazy("request")
        verbose_name_plural = gettext_lazy("requests")
        default_permissions = ()
        permissions = [("view_requests", gettext_lazy("Can read, export and delete requests"))]

    def __str__(self):
        # No answer, because this is what logs and error pages print.
        return f"Request {self.pk}"


@register_setting(icon="form", order=120)
class RequestSettings(BaseGenericSetting):
    """Who hears of requests, and how long they are kept."""

    recipients = models.CharField(
        gettext_lazy("who is told by mail"),
        max_length=500,
        blank=True,
        validators=[validate_addresses],
        help_text=gettext_lazy(
            "E-mail addresses, with a comma between two. The mail says that a request is waiting "
            "and never what it says. Left empty, the clinic's own address is used."
        ),
    )
    kept_days = models.PositiveSmallIntegerField(
        gettext_lazy("days that requests are kept"),
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_KEPT)],
        help_text=gettext_lazy(
            "Then they are deleted. Patients read this number beside each form. Backups keep "
            "copies for as long as you keep backups."
        ),
    )

    panels = [FieldPanel("recipients"), FieldPanel("kept_days")]

    class Meta:
        verbose_name = gettext_lazy("requests")
        verbose_name_plural = gettext_lazy("requests")

    def __str__(self):
        return str(_("Requests"))

    @classmethod
    def current(cls):
        """Return the settings; unsaved ones with the defaults while nobody has saved any."""
        return cls.objects.first() or cls()

    @property
    def addresses(self):
        """The recipients as a list."""
        return [address.strip() for address in self.recipients.split(",") if address.strip()]
