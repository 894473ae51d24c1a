"""What every page of the clinic has in common."""

from django.core.exceptions import ValidationError
from wagtail.models import Page

from pages.clinic import clinic_of
from pages.forms import PageCopyForm, PageForm
from pages.navigation import navigation_of
from pages.slugs import refuse_reserved_slug


class BasePage(Page):
    """Base of all page types. Abstract, so that `wagtailcore.Page` stays the base table.

    Subclasses extend panels by unpacking: `[*BasePage.content_panels, …]`. A page type whose routes
    must not be hidden by a child lists them in `reserved_child_slugs`.
    """

    base_form_class = PageForm
    copy_form_class = PageCopyForm
    reserved_child_slugs = ()
    reserves_years = False
    show_in_menus_default = False

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        self._refuse_reserved_slug()

    def minimal_clean(self):
        """Check what Wagtail checks when it saves a draft, and the slug."""
        super().minimal_clean()
        self._refuse_reserved_slug()

    def _refuse_reserved_slug(self):
        parent = self.get_parent() if self.path else None
        if parent is not None:
            try:
                refuse_reserved_slug(parent.specific_class, self.slug)
            except ValidationError as error:
                raise ValidationError({"slug": error}) from error

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["navigation"] = navigation_of(request, self)
        context["description"] = self.search_description or getattr(self, "summary", "")
        context["canonical_url"] = self.get_full_url(request)
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
