"""What every page of the clinic has in common."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageViewRestriction
from wagtail.rich_text import RichText
from wagtail.search import index

from pages.addresses import absolute_url, page_path
from pages.blocks import CallToActionValue, FaqValue, SiteValue, TestimonialsValue
from pages.forms import PageCopyForm, PageForm
from pages.navigation import navigation_of
from pages.open_graph import open_graph, shared_image
from pages.outline import walk
from pages.page_links import link_to_paths, linked_pages
from pages.privacy import private_places
from pages.redirects import redirect_from
from pages.search.kinds import PAGE
from pages.search.words import unaccented_tail
from pages.slugs import refuse_reserved_slug
from pages.structured_data import breadcrumbs_data, faq_data

from .clinic_texts import ClinicTexts
from .dates import dates_of
from .people import Person


class BasePage(Page):
    """Base of all page types. Abstract, so that `wagtailcore.Page` stays the base table.

    Subclasses extend panels by unpacking: `[*BasePage.content_panels, …]`. A page type whose routes
    must not be hidden by a child lists them in `reserved_child_slugs`. Search results call a page
    by its `search_label`, and count it under its `search_kind`. A page that `shows_dates` is a
    dated text: it tells the day it was published, and search results and networks are told too; any
    other tells at most of its updates and reviews. Where nobody has written a description for
    search engines, the field that `described_by` names stands in. Its answers are kept for other
    readers and may depend on these `query_parameters`; None if they are for one reader only.
    """

    base_form_class = PageForm
    copy_form_class = PageCopyForm
    reserved_child_slugs = ()
    reserves_years = False
    show_in_menus_default = False
    search_label = _("Page")
    search_kind = PAGE
    shows_dates = False
    described_by = "summary"
    open_graph_type = "website"
    query_parameters = ()

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Save the page and, if its address changes, the redirect from the old one."""
        old_slug = Page.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        update_fields = kwargs.get("update_fields")
        is_moving = (
            old_slug is not None
            and old_slug != self.slug
            and (update_fields is None or "slug" in update_fields)
        )
        before = Page.objects.get(pk=self.pk).specific if is_moving else None
        result = super().save(*args, **kwargs)
        if is_moving:
            redirect_from(before, self)
        return result

    @transaction.atomic
    def publish(self, revision, *args, **kwargs):
        """Publish a revision with all that goes with it (dates, log, redirects), or nothing.

        Raises ValidationError if the page is not finished in that revision.
        """
        revision.as_object().refuse_unfinished()
        return super().publish(revision, *args, **kwargs)

    def refuse_unfinished(self):
        """Raise ValidationError, by field, while the page may be a draft and must not go live."""

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
        texts = self.rich_texts()
        clinic_texts = ClinicTexts.for_request(request)
        if clinic_texts.clinic.shows_testimonials:
            for testimonials in self.printed(TestimonialsValue):
                testimonials.show()
        for value in self.printed(SiteValue):
            value.show(request)
        pictures = [one for one in self.pictures() if one]
        prefetch_related_objects(pictures, "renditions")
        context["navigation"] = navigation_of(
            request,
            clinic_texts,
            self,
            linked_pages(texts) | self.button_pages(),
            self.related_pages(),
        )
        link_to_paths(texts, context["navigation"].paths)
        for action in self.printed(CallToActionValue):
            action.lead(context["navigation"].paths)
        context["description"] = self.search_description or getattr(self, self.described_by, "")
        context["canonical_url"] = absolute_url(request, page_path(self, request))
        context["structured_data"] = [
            *breadcrumbs_data(
                context["navigation"].trail, self.title, context["canonical_url"], request
            ),
            *faq_data(self.questions(), context["canonical_url"]),
        ]
        context["open_graph"] = open_graph(
            ClinicTexts.for_request(request).clinic,
            title=self.seo_title or self.title,
            url=context["canonical_url"],
            description=context["description"],
            kind=self.open_graph_type,
            image=shared_image(getattr(self, "lead_image", None), request),
            alt=getattr(self, "lead_image_alt", ""),
            dates=self.editorial_dates if self.shows_dates else None,
        )
        return context

    def related_pages(self):
        """Return the primary keys of the pages that this one leads to beside its text."""
        return ()

    def button_pages(self):
        """Return the primary keys of the pages that buttons of this one lead to, as a set."""
        return {action.page_pk for action in self.printed(CallToActionValue)} - {None}

    def pictures(self):
        """Return the pictures that the page prints, some None, so that they are loaded together."""
        bands = [picture for value in self.printed(SiteValue) for picture in value.pictures]
        return [getattr(self, "lead_image", None), *bands]

    def streams(self):
        """Return the stream values that the page prints."""
        return [self.body] if hasattr(self, "body") else []

    def printed(self, kind):
        """Return the block values of one class that the page prints, in order."""
        return [value for value in self._values if isinstance(value, kind)]

    @cached_property
    def _values(self):
        return [value for stream in self.streams() for _name, value in walk(stream)]

    def questions(self):
        """Return the questions with answers that the page prints, as `QuestionBlock` values."""
        return [item for faq in self.printed(FaqValue) for item in faq["items"]]

    def rich_texts(self):
        """Return the rich texts that the page prints, so that their links are resolved together."""
        return self.printed(RichText)

    def get_view_restrictions(self):
        """Return the restrictions that apply to this page, as Wagtail's own method does.

        Few places are private, and which is kept; only below one of them the database is asked.
        """
        if not self.path.startswith(private_places()):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    @classmethod
    def get_search_fields(cls):
        """Return the fields to index; last the words that accents would hide from a search."""
        return [*super().get_search_fields(), index.SearchField("unaccented_words")]

    def unaccented_words(self):
        """Return the words of the page's text without their accents, for the search index."""
        fields = [
            field
            for field in self.get_searchable_search_fields()
            if field.field_name != "unaccented_words"
        ]
        return unaccented_tail([field.get_value(self) for field in fields])

    @property
    def editorial_dates(self):
        """The page's `PageDates`, or its original's; None for a page that never went live."""
        return dates_of(self)

    def written_by(self):
        """Return the people named as the page's authors, as a queryset."""
        return Person.objects.none()
