"""Who the clinic is: facts once for the site, texts for readers once per language."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.fields import StreamField
from wagtail.models import Site, TranslatableMixin

from pages.blocks.menu import MenuBlock, SocialLinkBlock
from pages.emergency import NUMBER, country_choices, emergency_number
from pages.forms import UniqueInLanguageForm
from pages.generation import for_this_generation
from pages.phone import phone_digits
from pages.theme import ColourRefused, refuse_illegible, theme_of

DEFAULT_DISCLAIMER = _(
    "This page gives general information. It does not replace advice from a health professional "
    "who knows you. Do not stop or change a treatment because of something you read here."
)

DEFAULT_EMERGENCY_TEXT = _(
    "In an emergency call {number} or go to the nearest emergency department. Do not wait for an "
    "answer from us."
)

DEFAULT_REVIEW_INTERVAL = 36  # months; the cycle of NHS.uk, HSE.ie and MedlinePlus
LONGEST_REVIEW_INTERVAL = 120  # months

HEX_COLOUR = re.compile(r"^#[0-9A-Fa-f]{6}\Z")
is_hex_colour = RegexValidator(
    HEX_COLOUR, _("Write the colour as # and six digits, such as #1e5a4b.")
)


@register_setting(icon="home", order=100)
class ClinicSettings(BaseSiteSetting):
    """Facts about the clinic that are the same in every language."""

    name = models.CharField(_("name"), max_length=120, default="", blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    booking_url = models.URLField(
        _("booking address"),
        blank=True,
        help_text=_("Where patients book online. It becomes the button at the top of every page."),
    )
    address = models.TextField(
        _("postal address"), blank=True, help_text=_("As on an envelope, one line a line.")
    )
    country = models.CharField(
        _("country"),
        max_length=2,
        choices=country_choices,
        blank=True,
        help_text=_("Decides which emergency number health pages name."),
    )
    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    brand_colour = models.CharField(
        _("main colour"),
        max_length=7,
        blank=True,
        validators=[is_hex_colour],
        help_text=_(
            "Of links and buttons, such as #1e5a4b. Every other shade is worked out from it so "
            "that it can be read, in light and dark. Empty for the colours the site comes with."
        ),
    )
    accent_colour = models.CharField(
        _("second colour"),
        max_length=7,
        blank=True,
        validators=[is_hex_colour],
        help_text=_("Of small marks, such as #a8471f. Empty for the opposite of the main colour."),
    )
    reference_style = models.CharField(
        _("style of references"),
        max_length=20,
        choices=[("ama", _("AMA, 11th edition")), ("vancouver", _("Vancouver (ICMJE, NLM)"))],
        default="ama",
        help_text=_("How articles print the studies they cite."),
    )
    review_interval_months = models.PositiveSmallIntegerField(
        _("months between reviews"),
        default=DEFAULT_REVIEW_INTERVAL,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_REVIEW_INTERVAL)],
        help_text=_("How long a review holds. A page may have a shorter interval of its own."),
    )
    allows_own_review = models.BooleanField(
        _("authors may review their own pages"),
        default=False,
        help_text=_(
            "For a clinic with one clinician. Readers then see “Written and checked by”, not "
            "“Reviewed by”."
        ),
    )
    shows_testimonials = models.BooleanField(
        _("show testimonials"),
        default=False,
        help_text=_(
            "Ask first whether the advertising law of your country and the rules of your "
            "profession let a clinic print what patients say: some forbid it."
        ),
    )
    is_demo = models.BooleanField(_("invented clinic"), default=False, editable=False)

    panels = [
        FieldPanel("name"),
        MultiFieldPanel(
            [
                FieldPanel("phone"),
                FieldPanel("email"),
                FieldPanel("address"),
                FieldPanel("country"),
                FieldPanel("booking_url"),
            ],
            heading=_("Contact"),
        ),
        FieldPanel("logo"),
        MultiFieldPanel(
            [FieldPanel("brand_colour"), FieldPanel("accent_colour")], heading=_("Colours")
        ),
        FieldPanel("reference_style"),
        MultiFieldPanel(
            [FieldPanel("review_interval_months"), FieldPanel("allows_own_review")],
            heading=_("Reviews"),
        ),
        FieldPanel("shows_testimonials"),
    ]

    class Meta:
        verbose_name = _("clinic")
        verbose_name_plural = _("clinics")

    def clean(self):
        """Refuse colours that nobody could read, and name the closest that can be read."""
        super().clean()
        if self.accent_colour and not self.brand_colour:
            raise ValidationError({"brand_colour": _("Give the main colour too.")})
        colours = [colour for colour in (self.brand_colour, self.accent_colour) if colour]
        # Colours that are none are refused on their fields already.
        if not colours or not all(HEX_COLOUR.match(colour) for colour in colours):
            return
        self.brand_colour = self.brand_colour.lower()
        self.accent_colour = self.accent_colour.lower()
        try:
            refuse_illegible(self.brand_colour, self.accent_colour or None)
        except ColourRefused as refused:
            raise ValidationError(
                {
                    f"{refused.which}_colour": _(
                        "Text in %(colour)s is hard to read on the site's light grounds. The "
                        "closest colour that works is %(nearby)s."
                    )
                    % {"colour": refused.colour, "nearby": refused.nearby}
                }
            ) from refused

    @property
    def theme(self):
        """The `Theme` of the clinic's colours, or None for those the site comes with."""
        if not self.brand_colour:
            return None
        return theme_of(self.brand_colour, self.accent_colour)

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
