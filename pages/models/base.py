"""What every page of the clinic has in common."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from pages.navigation import navigation_of

YEAR = re.compile(r"\d{4}")


class PageForm(WagtailAdminPageForm):
    """The editor's form of a page; refuses a slug that would hide one of the site's addresses."""

    def clean_slug(self):
        slug = super().clean_slug() if hasattr(super(), "clean_slug") else self.cleaned_data["slug"]
        parent = self.parent_page.specific if self.parent_page else None
        if parent is not None:
            refuse_reserved_slug(parent, slug)
        return slug


def refuse_reserved_slug(parent, slug):
    """Raise ValidationError if a child of `parent` with this slug would hide a route.

    A page type names its routes in `reserved_child_slugs`; `reserves_years` keeps four digits free
    for archives.
    """
    is_reserved = slug in getattr(parent, "reserved_child_slugs", ()) or (
        getattr(parent, "reserves_years", False) and YEAR.fullmatch(slug or "")
    )
    if is_reserved:
        raise ValidationError(
            _("“%(slug)s” is an address of the site itself here. Choose another slug.")
            % {"slug": slug}
        )


class BasePage(Page):
    """Base of all page types. Abstract, so that `wagtailcore.Page` stays the base table.

    Subclasses extend panels by unpacking: `[*BasePage.content_panels, …]`. A page type whose routes
    must not be hidden by a child lists them in `reserved_child_slugs`.
    """

    base_form_class = PageForm
    reserved_child_slugs = ()
    reserves_years = False
    show_in_menus_default = False

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        parent = self.get_parent() if self.path else None
        if parent is not None:
            try:
                refuse_reserved_slug(parent.specific_class, self.slug)
            except ValidationError as error:
                raise ValidationError({"slug": error.messages}) from error

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["navigation"] = navigation_of(request, self)
        return context

    @property
    def editorial_dates(self):
        """The page's `PageDates`, or None for a page that never went live."""
        return getattr(self, "dates", None) if self.pk else None

    def get_sitemap_urls(self, request=None):
        """Return the sitemap entry with the last significant change, not the last save."""
        entries = super().get_sitemap_urls(request)
        dates = self.editorial_dates
        for entry in entries:
            entry.pop("lastmod", None)
            if dates and dates.last_changed_on:
                entry["lastmod"] = dates.last_changed_on
        return entries
