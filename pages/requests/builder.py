"""Makes a form for patients of the questions that the clinic has put together."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.contrib.forms.forms import BaseForm, FormBuilder

from . import fields

FIELD_TYPES = (
    ("name", gettext_lazy("Name")),
    ("phone", gettext_lazy("Telephone number")),
    ("email", gettext_lazy("E-mail address")),
    ("dropdown", gettext_lazy("One answer of a list")),
    ("radio", gettext_lazy("One answer, all shown")),
    ("location", gettext_lazy("One of our locations")),
    ("checkboxes", gettext_lazy("Several answers")),
    ("date", gettext_lazy("Date")),
    ("checkbox", gettext_lazy("Box to tick")),
    ("singleline", gettext_lazy("One line of text")),
    ("multiline", gettext_lazy("A few lines of text")),
)
LOCATION = "location"
WITH_CHOICES = {"dropdown", "radio", "checkboxes"}
TO_ANSWER_BY = {"phone", "email"}


@dataclass(frozen=True)
class Question:
    """A field as it is printed: `target` is the id that a link to it leads to."""

    field: forms.BoundField
    is_optional: bool
    target: str


class RequestForm(BaseForm):
    """A form for patients. Of a telephone number and an e-mail address one is enough."""

    def clean(self):
        cleaned = super().clean()
        reach = self._to_answer_by()
        if reach and not any(self.data.get(name, "").strip() for name in reach):
            self.add_error(reach[0], self._unreachable(reach))
        return cleaned

    def questions(self):
        """Return each field as a `Question`, in the clinic's order."""
        reach = self._to_answer_by()
        return [
            Question(
                field,
                is_optional=not field.field.required and field.name not in reach,
                target=field.id_for_label or f"{field.auto_id}_0",
            )
            for field in self
        ]

    def _to_answer_by(self):
        """Return the names of the fields of which one has to be filled in."""
        found = {
            name: field.required
            for name, field in self.fields.items()
            if isinstance(field, fields.PhoneField | fields.EmailField)
        }
        return [] if any(found.values()) else list(found)

    def _unreachable(self, reach):
        if len(reach) > 1:
            return _("Please give a telephone number or an e-mail address, so that we can answer.")
        return _("Please fill this in, so that we can answer.")


class RequestFormBuilder(FormBuilder):
    """Wagtail's builder with our fields; `create_<type>_field` makes each of `FIELD_TYPES`.

    `locations` are the names to choose from; with fewer than two there is nothing to ask.
    """

    def __init__(self, questions, locations=()):
        self.locations = list(locations)
        asked = [
            question
            for question in questions
            if question.field_type != LOCATION or len(self.locations) > 1
        ]
        super().__init__(asked)

    def get_form_class(self):
        return type("PatientForm", (RequestForm,), self.formfields)

    def get_field_options(self, field):
        options = super().get_field_options(field)
        del options["initial"]  # an answer that stood there already is nobody's answer
        return options

    def get_formatted_field_choices(self, field):
        """Return a choice for each line; a comma is part of an answer."""
        lines = (line.strip() for line in field.choices.splitlines())
        return [(line, line) for line in lines if line]

    def create_name_field(self, field, options):
        return fields.NameField(**options)

    def create_phone_field(self, field, options):
        return fields.PhoneField(**options)

    def create_email_field(self, field, options):
        return fields.EmailField(**options)

    def create_singleline_field(self, field, options):
        return fields.LineField(**options)

    def create_multiline_field(self, field, options):
        return fields.LinesField(**options)

    def create_date_field(self, field, options):
        return fields.DayField(**options)

    def create_checkbox_field(self, field, options):
        return fields.TickField(**options)

    def create_dropdown_field(self, field, options):
        choices = [("", _("Please choose")), *self.get_formatted_field_choices(field)]
        return fields.OneOfField(choices=choices, **options)

    def create_radio_field(self, field, options):
        options["choices"] = self.get_formatted_field_choices(field)
        return fields.OneOfField(widget=forms.RadioSelect, **options)

    def create_location_field(self, field, options):
        names = [*self.locations, _("Whichever is sooner")]
        options["choices"] = [(name, name) for name in names]
        return fields.OneOfField(widget=forms.RadioSelect, **options)

    def create_checkboxes_field(self, field, options):
        return fields.SomeOfField(choices=self.get_formatted_field_choices(field), **options)
