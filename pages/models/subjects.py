"""What services and conditions have in common: they are what a clinic and its articles treat."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.fields import StreamField
from wagtail.models import PageManager, Site
from wagtail.search import index

from pages.blocks import ClinicSectionsBlock, TextContentBlock
from pages.outline import anchor_sections, images_in
from pages.structured_data import listed_pages_data

from .health import HealthPage
from .lead_picture import LeadPicture
from .listing import ListedPageQuerySet, ListingPage, ServedPages, of_type_in_language


def part(name, **options):
    """Return the field of a part of the page whose heading the page itself prints."""
    return StreamField(TextContentBlock(), verbose_name=name, **options)


class SubjectQuerySet(ListedPageQuerySet):
    """The questions that are asked about services and about conditions."""

    def below(self, index_page):
        """Return what whoever may read the list may read too, in the order of the explorer."""
        return self.child_of(index_page).live().as_open_as_their_parent().order_by("path")

    def offered(self, request):
        """Return what everybody may read on a request's site in the active language, in order."""
        site = Site.find_for_request(request)
        if site is None:
            return self.none()
        language = get_supported_content_language_variant(get_language())
        return (
            self.open_to_all()
            .filter(of_type_in_language(self.model, language))
            .filter(path__startswith=site.root_page.path)
            .order_by("path")
        )

    def for_cards(self):
        """Load what a card in a list prints, and none of the text."""
        return (
            self.select_related("lead_image")
            .prefetch_related("lead_image__renditions")
            .defer_streamfields()
        )


class SubjectManager(PageManager.from_queryset(SubjectQuerySet)):
    """`ServicePage.objects` and `ConditionPage.objects`."""


class ServedSubjectManager(ServedPages, PageManager.from_queryset(SubjectQuerySet)):
    """The default manager of services and of conditions."""


class SubjectPage(LeadPicture, HealthPage):
    """Base of services and conditions.

    Subclasses name the parts that readers see, in order, in `parts`: pairs of a field and the
    heading that the page prints above it.
    """

    summary = models.TextField(
        _("summary"),
        max_length=300,
        help_text=_("One or two sentences under the title and on cards."),
    )
    what_it_is = part(_("what it is"))
    what_to_expect = part(_("what to expect"))
    body = StreamField(
        ClinicSectionsBlock(),
        verbose_name=_("more sections"),
        blank=True,
        help_text=_("Whatever else readers should know, under headings of your own."),
    )

    objects = SubjectManager()
    served = ServedSubjectManager()

    parts = ()
    shows_dates = True
    subpage_types = []
    search_fields = [
        *HealthPage.search_fields,
        index.SearchField("summary"),
        index.SearchField("what_it_is"),
        index.SearchField("what_to_expect"),
        index.SearchField("body"),
    ]

    class Meta:
        abstract = True
        default_manager_name = "served"

    def streams(self):
        return [*(getattr(self, field) for field, _heading in self.parts), *super().streams()]

    def pictures(self):
        photos = [person.photo for person in self.listed_practitioners]
        return [*super().pictures(), *photos, *images_in(self.body)]

    @cached_property
    def listed_practitioners(self):
        """The people of the team whom this page names, with their photos, by name."""
        people = self.practitioners.all()
        if isinstance(people, models.QuerySet):  # and not what a preview holds in memory
            people = people.select_related("photo", "profession")
        return sorted(
            (person for person in people if person.is_listed), key=lambda person: person.name
        )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["parts"] = [
            {"anchor": field.replace("_", "-"), "heading": heading, "content": getattr(self, field)}
            for field, heading in self.parts
            if getattr(self, field)
        ]
        context["sections"] = anchor_sections(self.body)
        context["practitioners"] = self.listed_practitioners
        return context


class SubjectIndexPage(ListingPage):
    """Base of the lists of services and of conditions: a short card for each page below."""

    search_fields = [*ListingPage.search_fields, index.SearchField("introduction")]
    show_in_menus_default = True

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["subjects"] = list(self.subject_type().objects.below(self).for_cards())
        context["structured_data"] = [
            *listed_pages_data(self.title, context["canonical_url"], context["subjects"], request),
            *context["structured_data"],
        ]
        return context

    @classmethod
    def subject_type(cls):
        """Return the one page type that stands below this list."""
        (model,) = cls.creatable_subpage_models()
        return model
