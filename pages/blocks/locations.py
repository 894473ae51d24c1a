"""The clinic's locations, with today's hours."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, StructValue

from . import groups


class LocationsValue(StructValue):
    """The block's value; `locations` are none until a page has asked for them."""

    locations = ()

    def show(self, request):
        """Print the locations of a request's site."""
        self.locations = apps.get_model("pages.LocationPage").for_request(request)


class LocationsBlock(StructBlock):
    """All locations of the site, each with its status, its hours today and its week."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))

    def get_preview_context(self, value, parent_context=None):
        value.show(parent_context["request"])
        return super().get_preview_context(value, parent_context=parent_context)

    class Meta:
        icon = "site"
        label = _("Locations with today's hours")
        group = groups.CLINIC
        description = _("Every location with whether it is open now, and its opening hours.")
        template = "blocks/locations_block.html"
        value_class = LocationsValue
        preview_value = {"heading": "Where we are"}
