"""The front page of the clinic."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from pages.blocks import HomeBlock, starting_bands
from pages.outline import anchor_sections
from pages.structured_data import home_data

from .base import BasePage
from .clinic_texts import ClinicTexts
from .lead_picture import LeadPicture
from .locations import LocationPage


class ServedHomeManager(PageManager):
    """Loads the home page together with its picture.

    It is the default manager, which Wagtail's routing loads the page with.
    """

    def get_queryset(self):
        return super().get_queryset().select_related("lead_image")


class HomePage(LeadPicture, BasePage):
    """The root of the site: what the clinic is, what it writes, who works there."""

    headline = models.CharField(
        _("headline"),
        max_length=120,
        blank=True,
        help_text=_("What the clinic does for a patient, in a few words."),
    )
    standfirst = models.TextField(_("standfirst"), max_length=400, blank=True)
    action_label = models.CharField(
        _("button"),
        max_length=60,
        blank=True,
        help_text=_("Says what happens: “Read how we work”."),
    )
    action_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("button leads to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = StreamField(HomeBlock(), verbose_name=_("body"), blank=True, default=starting_bands)

    objects = PageManager()
    served = ServedHomeManager()

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("headline"),
        FieldPanel("standfirst"),
        LeadPicture.lead_picture_panel,
        MultiFieldPanel(
            [FieldPanel("action_label"), PageChooserPanel("action_page")], heading=_("Button")
        ),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("headline"),
        index.SearchField("standfirst"),
        index.SearchField("body"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    reserved_child_slugs = (
        "admin",
        "search",
        "documents",
        "static",
        "media",
        "team",
        "robots.txt",
        "sitemap.xml",
    )
    max_count = 1
    described_by = "standfirst"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")
        default_manager_name = "served"

    def button_pages(self):
        return super().button_pages() | ({self.action_page_id} - {None})

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        anchor_sections(self.body)
        context["action_url"] = context["navigation"].paths.get(self.action_page_id)
        context["structured_data"] = home_data(
            ClinicTexts.for_request(request), LocationPage.for_request(request), request
        )
        return context
