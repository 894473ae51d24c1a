"""What readers see on every page, once per language."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.fields import StreamField
from wagtail.models import Site, TranslatableMixin

from pages.blocks.menu import MenuBlock, SocialLinkBlock
from pages.emergency import NUMBER, emergency_number
from pages.forms import UniqueInLanguageForm
from pages.generation import for_this_generation

from .clinic import ClinicSettings

DEFAULT_DISCLAIMER = _(
    "This page gives general information. It does not replace advice from a health professional "
    "who knows you. Do not stop or change a treatment because of something you read here."
)

DEFAULT_EMERGENCY_TEXT = _(
    "In an emergency call {number} or go to the nearest emergency department. Do not wait for an "
    "answer from us."
)


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
    emergency_text = models.TextField(
        _("emergency text"),
        default=DEFAULT_EMERGENCY_TEXT,
        help_text=_(
            "Shown on every article, service, condition and form. {number} stands for the "
            "emergency number of the clinic's country. It cannot be empty."
        ),
    )

    header_menu = StreamField(
        MenuBlock(required=False),
        verbose_name=_("main menu"),
        blank=True,
        help_text=_(
            "Empty for the pages right below the home page that are marked “show in menus”."
        ),
    )
    footer_menu = StreamField(
        MenuBlock(required=False),
        verbose_name=_("menu in the footer"),
        blank=True,
        help_text=_("Legal pages and others that stand in no menu are added by themselves."),
    )
    social_links = StreamField(
        [("link", SocialLinkBlock())],
        verbose_name=_("elsewhere"),
        blank=True,
        max_num=8,
        help_text=_("Plain links in the footer; nothing is loaded from there."),
    )

    base_form_class = UniqueInLanguageForm
    panels = [
        FieldPanel("clinic"),
        FieldPanel("tagline"),
        FieldPanel("health_disclaimer"),
        FieldPanel("emergency_text"),
        MultiFieldPanel(
            [
                FieldPanel("header_menu"),
                FieldPanel("footer_menu"),
                FieldPanel("social_links"),
            ],
            heading=_("Menus"),
        ),
    ]

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

    @property
    def emergency(self):
        """The emergency text with the number of the clinic's country in it."""
        text = str(self.emergency_text).strip()
        return text.replace(NUMBER, emergency_number(self.clinic.country))

    @classmethod
    def for_request(cls, request):
        """Return the texts of a request's site in the active language, their `clinic` loaded.

        A language without texts of its own gets the first ones; a site on which nobody has filled
        them in gets unsaved ones with the defaults. They are for printing only: other requests get
        the same ones.
        """
        if not hasattr(request, "_clinic_texts"):
            language = get_supported_content_language_variant(get_language())
            request._clinic_texts = _texts_of(Site.find_for_request(request), language)
        return request._clinic_texts


@for_this_generation
def _texts_of(site, language):
    """Return the texts of a site, or of none, with whatever of the clinic pages print."""
    if site is None:
        return ClinicTexts(clinic=ClinicSettings())
    texts = list(
        ClinicTexts.objects.select_related("clinic__logo", "clinic__notice_board", "locale")
        .prefetch_related("clinic__logo__renditions")
        .filter(clinic__site=site)
        .order_by("pk")
    )
    in_language = [one for one in texts if one.locale.language_code == language]
    if texts:
        return (in_language or texts)[0]
    clinic = ClinicSettings.objects.select_related("notice_board").filter(site=site).first()
    return ClinicTexts(clinic=clinic or ClinicSettings(site=site))
