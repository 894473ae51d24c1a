"""Pages with a form for patients: contact, and asking for an appointment."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.models import AbstractFormField, FormMixin
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.search import index

from pages.forms import RequestPageForm
from pages.requests import answering, starting_fields
from pages.requests.builder import FIELD_TYPES, LOCATION, WITH_CHOICES, RequestFormBuilder

from .base import BasePage
from .locations import LocationPage
from .request_records import RequestSettings, RequestSubmission

DEFAULT_THANKS = gettext_lazy("Somebody from the clinic will get back to you.")


class RequestField(AbstractFormField):
    """A question of a form. A subclass has the key of its page."""

    field_type = models.CharField(
        gettext_lazy("kind of answer"), max_length=16, choices=FIELD_TYPES
    )
    choices = models.TextField(
        gettext_lazy("answers to choose from"),
        blank=True,
        help_text=gettext_lazy("One a line, for lists. The locations come from their pages."),
    )
    help_text = models.CharField(gettext_lazy("hint"), max_length=255, blank=True)

    panels = [
        FieldPanel("label"),
        FieldPanel("field_type"),
        FieldPanel("required"),
        FieldPanel("help_text"),
        FieldPanel("choices"),
    ]

    class Meta(AbstractFormField.Meta):
        abstract = True

    def clean(self):
        super().clean()
        if self.field_type in WITH_CHOICES and not self.choices.strip():
            raise ValidationError(
                {"choices": _("Write the answers to choose from, one a line, or delete this.")}
            )


class RequestPage(RoutablePageMixin, FormMixin, BasePage):
    """Base of the pages with a form.

    The form is sent to `send/` below the page, whose view needs no cookie; whoever has sent it is
    led on to `sent/`, so that reloading sends nothing again. A subclass says which questions a new
    page starts with, and what its button says.
    """

    summary = models.TextField(
        gettext_lazy("summary"),
        max_length=300,
        blank=True,
        help_text=gettext_lazy("One or two sentences under the title."),
    )
    thanks = models.TextField(
        gettext_lazy("what happens next"),
        max_length=400,
        default=DEFAULT_THANKS,
        help_text=gettext_lazy("Shown when the form has been sent. Say when you will answer."),
    )

    base_form_class = RequestPageForm
    form_builder = RequestFormBuilder
    starting_fields = ()
    button = gettext_lazy("Send")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        InlinePanel(
            "form_fields", heading=gettext_lazy("Questions"), label=gettext_lazy("Question")
        ),
        MultiFieldPanel([FieldPanel("thanks")], heading=gettext_lazy("After sending")),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = []

    class Meta:
        abstract = True

    @path("")
    def show(self, request):
        """Answer the page itself: an empty form."""
        return answering.offer(self, request)

    @path("send/")
    def send(self, request):
        """Answer a form that was posted; anybody else is led to the page."""
        return answering.receive(self, request)

    @path("sent/")
    def sent(self, request):
        """Answer the page that says what happens next."""
        return answering.confirm(self, request)

    def serve_preview(self, request, mode_name):
        preview = self.sent if mode_name == "landing" else self.show
        return preview(request)

    def get_submission_class(self):
        return RequestSubmission

    def get_form_class(self):
        questions = self.get_form_fields()
        asks = any(question.field_type == LOCATION for question in questions)
        return self.form_builder(questions, self.locations() if asks else ()).get_form_class()

    def locations(self):
        """Return the names of the locations that patients may choose, as staff ordered them."""
        home = self.path[: -self.steplen]
        listed = LocationPage.objects.listed(self.locale.language_code)
        return listed.filter(path__startswith=home).values_list("title", flat=True)

    def get_data_fields(self):
        """Return `(name, label)` of each answer, those to questions that are gone now last."""
        asked = super().get_data_fields()
        names = {name for name, _label in asked}
        kept = self.get_submissions().order_by("pk").values_list("form_data", flat=True)
        gone = dict.fromkeys(name for answers in kept for name in answers if name not in names)
        return [*asked, *((name, name.replace("_", " ").capitalize()) for name in gone)]

    def add_starting_fields(self):
        """Give a new page the questions that its type starts with; not saved yet."""
        self.form_fields = [
            self.form_fields.model(sort_order=number, **facts())
            for number, facts in enumerate(self.starting_fields)
        ]

    @property
    def kept_days(self):
        """How many days a request is kept."""
        return RequestSettings.current().kept_days

    @property
    def requests_url(self):
        """Where the editor lists the requests of this page, a path."""
        return reverse("wagtailforms:list_submissions", args=[self.pk])


class ContactPage(RequestPage):
    """How to reach the clinic, and a form to be called or written to."""

    starting_fields = starting_fields.CONTACT
    button = gettext_lazy("Ask us to get back to you")

    class Meta:
        verbose_name = gettext_lazy("contact page")
        verbose_name_plural = gettext_lazy("contact pages")


class ContactField(RequestField):
    """A question of a contact page."""

    page = ParentalKey(ContactPage, on_delete=models.CASCADE, related_name="form_fields")


class AppointmentRequestPage(RequestPage):
    """A form to ask for an appointment."""

    starting_fields = starting_fields.APPOINTMENT
    button = gettext_lazy("Ask for an appointment")

    class Meta:
        verbose_name = gettext_lazy("appointment request page")
        verbose_name_plural = gettext_lazy("appointment request pages")


class AppointmentRequestField(RequestField):
    """A question of an appointment request page."""

    page = ParentalKey(AppointmentRequestPage, on_delete=models.CASCADE, related_name="form_fields")
