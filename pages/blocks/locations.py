"""The clinic's locations, with today's hours."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock

from . import groups
from .site import SiteBlock, SiteValue


class LocationsValue(SiteValue):
    """Holds the locations of the site."""

    locations = ()

    def show(self, request):
        self.locations = apps.get_model("pages.LocationPage").for_request(request)


class LocationsBlock(SiteBlock):
    """All locations of the site, each with its status, its hours today and its week."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))

    class Meta:
        icon = "site"
        label = _("Locations with today's hours")
        group = groups.CLINIC
        description = _("Every location with whether it is open now, and its opening hours.")
        template = "blocks/locations_block.html"
        value_class = LocationsValue
        preview_value = {"heading": "Where we are"}
