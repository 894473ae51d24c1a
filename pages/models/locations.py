"""Where the clinic is, when it is open there, and how to come."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.fields import StreamField
from wagtail.models import Site
from wagtail.search import index

from pages.addresses import page_path
from pages.blocks import ClinicSectionsBlock
from pages.outline import anchor_sections
from pages.panels import OpenNowPanel
from pages.phone import phone_digits
from pages.structured_data import location_data

from .base import BasePage
from .location_hours import LocationHours
from .location_queries import LocationManager


class LocationIndexPage(BasePage):
    """The list of the clinic's locations."""

    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences under the title."),
    )

    content_panels = [*BasePage.content_panels, FieldPanel("summary")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.LocationPage"]
    max_count_per_parent = 1
    show_in_menus_default = True

    class Meta:
        verbose_name = _("list of locations")
        verbose_name_plural = _("lists of locations")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        locations = LocationPage.for_request(request)
        context["locations"] = [one for one in locations if one.path.startswith(self.path)]
        context["structured_data"] += [
            location_data(location, request) for location in context["locations"]
        ]
        return context


class LocationPage(LocationHours, BasePage):
    """One place where patients are seen."""

    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences under the title."),
    )
    address = models.TextField(
        _("address"), blank=True, help_text=_("As on an envelope, one line a line.")
    )
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    booking_url = models.URLField(
        _("address for booking"),
        blank=True,
        help_text=_("Where patients book an appointment at this location, on any website."),
    )
    map_url = models.URLField(
        _("address of a map"),
        blank=True,
        help_text=_("A link that opens a map at this place. No map is shown on the page itself."),
    )
    step_free_access = models.TextField(
        _("step-free access"),
        blank=True,
        help_text=_("Steps, ramps, lifts, doors and toilets, also what is not step-free."),
    )
    transport = models.TextField(
        _("public transport"), blank=True, help_text=_("Lines, stops, and how far they are.")
    )
    parking = models.TextField(
        _("parking"), blank=True, help_text=_("Where, how many, what it costs, disabled spaces.")
    )
    body = StreamField(ClinicSectionsBlock(), verbose_name=_("more about this place"), blank=True)

    objects = LocationManager()
    href = ""

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldPanel("phone"),
                FieldPanel("email"),
                FieldPanel("booking_url"),
            ],
            heading=_("Contact"),
        ),
        OpenNowPanel(heading=_("Opening hours")),
        *LocationHours.hours_panels,
        MultiFieldPanel(
            [
                FieldPanel("map_url"),
                FieldPanel("step_free_access"),
                FieldPanel("transport"),
                FieldPanel("parking"),
            ],
            heading=_("How to come"),
        ),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("address"),
        index.SearchField("step_free_access"),
        index.SearchField("transport"),
        index.SearchField("parking"),
        index.SearchField("body"),
    ]
    parent_page_types = ["pages.LocationIndexPage"]
    subpage_types = []
    search_label = _("Location")
    search_kind = "location"

    class Meta:
        verbose_name = _("location")
        verbose_name_plural = _("locations")

    @classmethod
    def for_request(cls, request):
        """Return the locations of a request's site in the active language, as staff ordered them.

        One query, kept on the request; each has its path as `href`. Those that not everybody may
        read are left out.
        """
        if not hasattr(request, "_locations"):
            site = Site.find_for_request(request)
            if site is None:
                return []
            language = get_supported_content_language_variant(get_language())
            of_site = cls.objects.listed(language).filter(path__startswith=site.root_page.path)
            request._locations = list(of_site)
            for location in request._locations:
                location.href = page_path(location, request)
        return request._locations

    @property
    def phone_digits(self):
        """The phone number as a `tel:` link takes it."""
        return phone_digits(self.phone)

    @property
    def address_lines(self):
        """The lines of the address, without empty ones."""
        return [line.strip() for line in self.address.splitlines() if line.strip()]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["sections"] = anchor_sections(self.body)
        context["structured_data"] += [location_data(self, request)]
        return context
