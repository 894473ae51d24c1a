"""The bands of the home page: each shows a part of the site at the page's full width."""

from django.apps import apps
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ListBlock,
    PageChooserBlock,
    StreamBlock,
    TextBlock,
)
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale

from . import groups
from .clinic import ClinicSectionBlock
from .locations import LocationsBlock
from .site import SiteBlock, SiteValue

MOST_PEOPLE = 4


class ServicesValue(SiteValue):
    """Holds the services to print as cards."""

    services = ()

    def show(self, request):
        services = apps.get_model("pages.ServicePage").objects
        chosen = [page.pk for page in self["chosen"] if page]
        shown = services.offered(request).for_cards().prefetch_related(None)
        if chosen:
            shown = sorted(shown.filter(pk__in=chosen), key=lambda one: chosen.index(one.pk))
        self.services = list(shown)
        self.pictures = [service.lead_image for service in self.services]


class ServicesBlock(SiteBlock):
    """Cards of services: those that staff chose, in their order, or all."""

    chosen = ListBlock(
        PageChooserBlock("pages.ServicePage", label=_("Service")),
        default=[],
        label=_("Services"),
        help_text=_("Leave it empty to show all, in the order of their list."),
    )

    class Meta:
        icon = "list-ul"
        label = _("Services")
        group = groups.CLINIC
        description = _("A card for each service, with what it costs and how long it takes.")
        template = "blocks/services_block.html"
        value_class = ServicesValue
        preview_value = {"heading": "What we can do for you", "chosen": []}


class LatestArticlesBlock(SiteBlock):
    """The newest articles, which the template asks the blog for."""

    class Meta:
        icon = "doc-full"
        label = _("Latest articles")
        group = groups.CLINIC
        description = _("The three newest articles, the newest one large.")
        template = "blocks/latest_articles_block.html"
        preview_value = {"heading": "From our articles"}


class TeamValue(SiteValue):
    """Holds the first people of the team, by name."""

    people = ()

    def show(self, request):
        people = apps.get_model("pages.Person").objects
        language = get_supported_content_language_variant(get_language())
        locale = Locale.objects.filter(language_code=language)[:1]  # so, no query of its own
        self.people = list(people.listed(locale).prefetch_related(None)[:MOST_PEOPLE])
        self.pictures = [person.photo for person in self.people]


class TeamBlock(SiteBlock):
    """The team, with their photos; a link leads to all of them."""

    class Meta:
        icon = "group"
        label = _("Team")
        group = groups.CLINIC
        description = _("Four people of the team, and a link to all of them.")
        template = "blocks/team_block.html"
        value_class = TeamValue
        preview_value = {"heading": "Who you will meet"}


class HomeLocationsBlock(LocationsBlock):
    """The locations side by side."""

    heading = CharBlock(max_length=120, label=_("Heading"))

    class Meta:
        template = "blocks/home_locations_block.html"


class CallToActionValue(SiteValue):
    """Holds the path that its button leads to, if staff chose a page that everybody may read."""

    path = None

    @property
    def page_pk(self):
        """The primary key of the page that staff chose, or None."""
        return self["page"].pk if self.get("page") else None

    def lead(self, paths):
        """Take the page's path from the paths of a `Navigation`."""
        self.path = paths.get(self.page_pk)


class CallToActionBlock(SiteBlock):
    """What a reader should do next, with one button for it."""

    text = TextBlock(required=False, max_length=300, label=_("Text"))
    label = CharBlock(
        required=False,
        max_length=60,
        label=_("Button"),
        help_text=_("Says what happens: “Ask for an appointment”."),
    )
    page = PageChooserBlock(
        required=False,
        label=_("Button leads to"),
        help_text=_("Leave it empty for the way to book that the top of every page offers."),
    )

    class Meta:
        icon = "pick"
        label = _("Call to action")
        group = groups.CLINIC
        description = _("One thing to do next, such as asking for an appointment.")
        template = "blocks/call_to_action_block.html"
        value_class = CallToActionValue
        preview_value = {
            "heading": "Not sure where to begin?",
            "text": "Tell us what troubles you, and we find the right person.",
            "label": "Ask for an appointment",
        }


class HomeBlock(StreamBlock):
    """The body of the home page: bands, and sections of free text between them."""

    services = ServicesBlock()
    section = ClinicSectionBlock()
    locations = HomeLocationsBlock()
    latest_articles = LatestArticlesBlock()
    team = TeamBlock()
    call_to_action = CallToActionBlock()

    class Meta:
        collapsed = True  # the editor opens with the page's outline


def starting_bands():
    """Return what a new home page has as its body: bands that print nothing on an empty site."""
    return [
        ("services", {"heading": _now("What we can do for you"), "chosen": []}),
        ("locations", {"heading": _now("Where to find us, and when")}),
        ("latest_articles", {"heading": _now("From our articles")}),
        ("team", {"heading": _now("Who you will meet")}),
    ]
