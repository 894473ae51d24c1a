"""Menus: links and groups of links, in the order they are dragged into."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError

# A path of this site, or a scheme that leads somewhere without running anything.
ADDRESS = re.compile(r"(/(?!/)|https?://|mailto:|tel:)\S*\Z")
LONGEST_MENU = 8
LONGEST_GROUP = 12


class MenuLinkBlock(blocks.StructBlock):
    """A link to a page of the site, or to an address. A page that is not live is left out."""

    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    address = blocks.CharBlock(
        label=_("Or an address"),
        required=False,
        max_length=500,
        help_text=_("Such as /team/ or https://… if it is not a page of this site."),
    )
    label = blocks.CharBlock(
        label=_("Label"),
        required=False,
        max_length=40,
        help_text=_("Empty for the page's title."),
    )

    class Meta:
        icon = "link"
        label = _("Link")
        label_format = "{label} {page} {address}"

    def clean(self, value):
        value = super().clean(value)
        errors = {}
        if bool(value["page"]) == bool(value["address"]):
            errors["address"] = ValidationError(_("Choose a page, or give an address; not both."))
        elif value["address"] and not ADDRESS.match(value["address"]):
            errors["address"] = ValidationError(
                _("Begin the address with /, https://, mailto: or tel:, and leave out spaces.")
            )
        elif value["address"] and not value["label"]:
            errors["label"] = ValidationError(_("Say what the link leads to."))
        if errors:
            raise StructBlockValidationError(errors)
        return value


class MenuGroupBlock(blocks.StructBlock):
    """Links under a label of their own: the second level of a menu, or a column of the footer."""

    label = blocks.CharBlock(label=_("Label"), max_length=40)
    links = blocks.ListBlock(MenuLinkBlock(), label=_("Links"), max_num=LONGEST_GROUP)

    class Meta:
        icon = "list-ul"
        label = _("Group of links")
        label_format = "{label}"


class MenuBlock(blocks.StreamBlock):
    """A menu of two levels."""

    link = MenuLinkBlock()
    group = MenuGroupBlock()

    class Meta:
        max_num = LONGEST_MENU


class SocialLinkBlock(blocks.StructBlock):
    """Where else the clinic is found."""

    label = blocks.CharBlock(
        label=_("Name"), max_length=40, help_text=_("What it is: “Mastodon”, “YouTube”.")
    )
    address = blocks.URLBlock(label=_("Address"))

    class Meta:
        icon = "site"
        label = _("Link")
        label_format = "{label}"
