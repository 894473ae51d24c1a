"""Who the clinic is: facts that are the same in every language."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from pages.emergency import country_choices
from pages.phone import phone_digits
from pages.theme import ColourRefused, refuse_illegible, theme_of

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
