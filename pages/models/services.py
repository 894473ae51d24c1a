"""What the clinic offers: a list of services, and a page for each."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from pages.related import linked
from pages.structured_data import therapy_data

from .conditions import ConditionPage
from .people import Person
from .subjects import SubjectIndexPage, SubjectPage, part


class ServiceIndexPage(SubjectIndexPage):
    """Lists the services of the clinic."""

    subpage_types = ["pages.ServicePage"]
    search_label = _("Services")

    class Meta:
        verbose_name = _("list of services")
        verbose_name_plural = _("lists of services")


class ServicePage(SubjectPage):
    """One service: what happens, for whom, what speaks against it, and what it costs."""

    who_it_is_for = part(_("who it is for"))
    risks = part(
        _("risks, and when not to"),
        help_text=_("What can go wrong, how often, and who should not have it."),
    )
    price = models.CharField(
        _("price"),
        max_length=160,
        blank=True,
        help_text=_("With its currency: “$120 for the first visit, $80 after that”."),
    )
    duration = models.CharField(
        _("duration"),
        max_length=120,
        blank=True,
        help_text=_("How long to keep free: “60 minutes, 45 after the first visit”."),
    )
    booking_url = models.URLField(
        _("booking address"),
        blank=True,
        help_text=_("Where this service is booked, if that is on a site of its own."),
    )
    conditions = ParentalManyToManyField(
        ConditionPage,
        verbose_name=_("conditions"),
        blank=True,
        related_name="services",
        help_text=_("What it is used for here. Each of these pages links back."),
    )
    practitioners = ParentalManyToManyField(
        Person,
        verbose_name=_("practitioners"),
        blank=True,
        related_name="services",
        help_text=_("Who offers it. Each profile links back."),
    )

    parts = (
        ("what_it_is", _("What it is")),
        ("who_it_is_for", _("Who it is for")),
        ("what_to_expect", _("What to expect")),
        ("risks", _("Risks, and when not to")),
    )
    content_panels = [
        *SubjectPage.content_panels,
        FieldPanel("summary"),
        SubjectPage.lead_picture_panel,
        MultiFieldPanel(
            [FieldPanel("price"), FieldPanel("duration"), FieldPanel("booking_url")],
            heading=_("Price and booking"),
        ),
        *(FieldPanel(field) for field, _heading in parts),
        FieldPanel("body"),
        FieldPanel("conditions", widget=forms.CheckboxSelectMultiple),
        FieldPanel("practitioners", widget=forms.CheckboxSelectMultiple),
    ]
    search_fields = [
        *SubjectPage.search_fields,
        index.SearchField("who_it_is_for"),
        index.SearchField("risks"),
    ]
    parent_page_types = ["pages.ServiceIndexPage"]
    search_label = _("Service")
    search_kind = "service"

    class Meta(SubjectPage.Meta):
        verbose_name = _("service")
        verbose_name_plural = _("services")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        conditions = linked(self.conditions)
        context["conditions"] = conditions
        context["structured_data"] = [
            therapy_data(self, conditions, request),
            *context["structured_data"],
        ]
        return context
