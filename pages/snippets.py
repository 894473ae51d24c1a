"""How people and the texts for readers are listed and edited."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import ClinicTexts, Notice, Person, Profession, Testimonial


class PersonViewSet(SnippetViewSet):
    """The people of the clinic, in the menu of their own."""

    model = Person
    icon = "user"
    menu_label = _("People")
    menu_name = "people"
    menu_order = 220
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display = [
        "name",
        "credentials",
        "profession",
        "role",
        BooleanColumn("is_listed", label=_("Among the team"), sort_key="is_listed"),
    ]
    list_filter = ["is_listed"]
    ordering = ["name"]


class ProfessionViewSet(SnippetViewSet):
    """What the people of the clinic are licensed as."""

    model = Profession
    icon = "user"
    menu_label = _("Professions")
    menu_name = "professions"
    menu_order = 115
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = [
        "name",
        BooleanColumn("is_physician", label=_("Physicians"), sort_key="is_physician"),
    ]


class TestimonialViewSet(SnippetViewSet):
    """What patients have agreed to have shown, in the settings menu."""

    model = Testimonial
    icon = "openquote"
    menu_label = _("Testimonials")
    menu_name = "testimonials"
    menu_order = 120
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = [
        "__str__",
        "consented_on",
        "expires_on",
        "withdrawn_on",
        BooleanColumn("may_be_shown", label=_("Consent holds")),
    ]


class ClinicTextsViewSet(SnippetViewSet):
    """What readers see on every page, in the settings menu."""

    model = ClinicTexts
    icon = "pilcrow"
    menu_label = _("Texts for readers")
    menu_name = "texts-for-readers"
    menu_order = 110
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = ["clinic", "tagline"]


class NoticeViewSet(SnippetViewSet):
    """What readers are told above pages for some time, in the menu of its own."""

    model = Notice
    icon = "info-circle"
    menu_label = _("Notices")
    menu_name = "notices"
    menu_order = 230
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["text", "importance", "starts_at", "ends_at", "page"]
    list_filter = ["importance"]
    ordering = ["-ends_at"]
