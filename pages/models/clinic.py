"""Who the clinic is: facts once for the site, texts for readers once per language."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Site, TranslatableMixin

from pages.forms import UniqueInLanguageForm
from pages.phone import phone_digits

DEFAULT_DISCLAIMER = _(
    "This page gives general information. It does not replace advice from a health professional "
    "who knows you. Do not stop or change a treatment because of something you read here."
)


@register_setting(icon="home", order=100)
class ClinicSettings(BaseSiteSetting):
    """Facts about the clinic that are the same in every language."""

    name = models.CharField(_("name"), max_length=120, default="", blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    address = models.TextField(
        _("postal address"), blank=True, help_text=_("As on an envelope, one line a line.")
    )
    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reference_style = models.CharField(
        _("style of references"),
        max_length=20,
        choices=[("ama", _("AMA, 11th edition")), ("vancouver", _("Vancouver (ICMJE, NLM)"))],
        default="ama",
        help_text=_("How articles print the studies they cite."),
    )
    is_demo = models.BooleanField(_("invented clinic"), default=False, editable=False)

    panels = [
        FieldPanel("name"),
        MultiFieldPanel(
            [FieldPanel("phone"), FieldPanel("email"), FieldPanel("address")], heading=_("Contact")
        ),
        FieldPanel("logo"),
        FieldPanel("reference_style"),
    ]

    class Meta:
        verbose_name = _("clinic")
        verbose_name_plural = _("clinics")

    @property
    def phone_digits(self):
        """The phone number as a `tel:` link takes it."""
        return phone_digits(self.phone)

    def __str__(self):
        return self.name or str(_("Clinic without a name"))


class ClinicTexts(TranslatableMixin, models.Model):
    """Texts that readers see on every page, in one language."""

    clinic = models.ForeignKey(
        ClinicSettings, verbose_name=_("clinic"), on_delete=models.CASCADE, related_name="texts"
    )
    tagline = models.CharField(
        _("tagline"),
        max_length=160,
        blank=True,
        help_text=_("What the clinic is, in one line. Shown in the footer and by search engines."),
    )
    health_disclaimer = models.TextField(
        _("health disclaimer"),
        default=DEFAULT_DISCLAIMER,
        help_text=_("Shown under every article. It cannot be empty."),
    )

    base_form_class = UniqueInLanguageForm
    panels = [FieldPanel("clinic"), FieldPanel("tagline"), FieldPanel("health_disclaimer")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("texts for readers")
        verbose_name_plural = _("texts for readers")
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "locale"],
                name="pages_clinictexts_once_per_language",
                violation_error_message=_("This clinic has texts in this language already."),
            )
        ]

    def __str__(self):
        return str(_("Texts for readers"))

    @classmethod
    def for_request(cls, request):
        """Return the texts of a request's site in the active language, their `clinic` loaded.

        One query, kept on the request. A language without texts of its own gets the first ones; a
        site on which nobody has filled them in gets unsaved ones with the defaults.
        """
        if not hasattr(request, "_clinic_texts"):
            request._clinic_texts = cls._of_site(Site.find_for_request(request))
        return request._clinic_texts

    @classmethod
    def _of_site(cls, site):
        if site is None:
            return cls(clinic=ClinicSettings())
        language = get_supported_content_language_variant(get_language())
        texts = list(
            cls.objects.select_related("clinic__logo", "clinic__notice_board", "locale")
            .filter(clinic__site=site)
            .order_by("pk")
        )
        in_language = [one for one in texts if one.locale.language_code == language]
        if texts:
            return (in_language or texts)[0]
        clinic = ClinicSettings.objects.select_related("notice_board").filter(site=site).first()
        return cls(clinic=clinic or ClinicSettings(site=site))
