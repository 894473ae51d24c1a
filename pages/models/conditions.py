"""What the clinic treats: a list of conditions, and a page for each."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from pages.related import linked
from pages.structured_data import condition_data

from .people import Person
from .subjects import SubjectIndexPage, SubjectPage, part


class ConditionIndexPage(SubjectIndexPage):
    """Lists the conditions that the clinic treats."""

    subpage_types = ["pages.ConditionPage"]
    search_label = _("Conditions")

    class Meta:
        verbose_name = _("list of conditions")
        verbose_name_plural = _("lists of conditions")


class ConditionPage(SubjectPage):
    """One condition: what it is, whom it meets, what can be done, and when to get help.

    Which services are used for it is stored with the services.
    """

    also_called = models.CharField(
        _("also called"),
        max_length=160,
        blank=True,
        help_text=_("Other names that patients may know, with commas between them."),
    )
    who_gets_it = part(_("who gets it"), blank=True)
    when_to_get_help = part(
        _("when to get help"),
        help_text=_("Which signs cannot wait, and where to go with them."),
    )
    practitioners = ParentalManyToManyField(
        Person,
        verbose_name=_("practitioners"),
        blank=True,
        related_name="conditions",
        help_text=_("Who treats it. Each profile links back."),
    )

    parts = (
        ("what_it_is", _("What it is")),
        ("who_gets_it", _("Who gets it")),
        ("what_to_expect", _("What to expect")),
        ("when_to_get_help", _("When to get help")),
    )
    content_panels = [
        *SubjectPage.content_panels,
        FieldPanel("also_called"),
        FieldPanel("summary"),
        SubjectPage.lead_picture_panel,
        *(FieldPanel(field) for field, _heading in parts),
        FieldPanel("body"),
        FieldPanel("practitioners", widget=forms.CheckboxSelectMultiple),
    ]
    search_fields = [
        *SubjectPage.search_fields,
        index.SearchField("also_called"),
        index.SearchField("who_gets_it"),
        index.SearchField("when_to_get_help"),
    ]
    parent_page_types = ["pages.ConditionIndexPage"]
    search_label = _("Condition")
    search_kind = "condition"

    class Meta(SubjectPage.Meta):
        verbose_name = _("condition")
        verbose_name_plural = _("conditions")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        # A page that is previewed before it was ever saved cannot have been chosen.
        context["services"] = linked(self.services) if self.pk else []
        context["structured_data"] = [
            condition_data(self, context["services"], request),
            *context["structured_data"],
        ]
        return context
