"""The editor's forms of pages and of what is listed under an address of its own."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.contrib.forms.forms import WagtailAdminFormPageForm
from wagtail.models import Locale

from .languages import language_choices
from .requests.builder import TO_ANSWER_BY
from .slugs import refuse_reserved_slug


class PageForm(WagtailAdminPageForm):
    """The editor's form of a page."""

    def clean(self):
        cleaned = super().clean()
        # A page that stands in the tree already refuses the slug in its own clean().
        if self.parent_page and not self.instance.path and cleaned.get("slug"):
            try:
                refuse_reserved_slug(self.parent_page.specific_class, cleaned["slug"])
            except ValidationError as error:
                self.add_error("slug", error)
        for sentence in self._errors_of_update():
            self.add_error(None, sentence)
        return cleaned

    def _post_clean(self):
        """Build the page from the form, and refuse to publish one that is not finished."""
        super()._post_clean()
        # A field with an error of its own still has its old value on the page.
        if not self.is_deferred_validation and not self.errors:
            try:
                self.instance.refuse_unfinished()
            except ValidationError as error:
                self.add_error(None, error)

    def _errors_of_update(self):
        from .update_form import PostedUpdate  # the models are made of this file

        return PostedUpdate(self.data, self.instance, self.for_user).errors()


class PageCopyForm(CopyForm):
    """The form that asks for the title, the slug and the place of a page's copy."""

    def clean(self):
        cleaned = super().clean()
        parent = cleaned.get("new_parent_page") or self.page.get_parent()
        try:
            refuse_reserved_slug(parent.specific_class, cleaned.get("new_slug"))
        except ValidationError as error:
            self.add_error("new_slug", error)
        return cleaned


class UniqueInLanguageForm(WagtailAdminModelForm):
    """A form that checks what must be unique within a language.

    The language is not a field of the form, so Django would leave the model's constraints on it to
    the database, and staff would see a server error. Here each constraint of the language and one
    field says its own sentence on that field.
    """

    def clean(self):
        cleaned = super().clean()
        model = self._meta.model
        locale = self.instance.locale_id or Locale.get_default().pk
        others = model.objects.filter(locale=locale).exclude(pk=self.instance.pk)
        for constraint in model._meta.constraints:
            fields = set(getattr(constraint, "fields", ()))
            if "locale" not in fields or len(fields) != 2:
                continue
            (field,) = fields - {"locale"}
            value = cleaned.get(field)
            if value and others.filter(**{field: value}).exists():
                self.add_error(field, constraint.violation_error_message)
        return cleaned


class RequestPageForm(PageForm, WagtailAdminFormPageForm):
    """The editor's form of a page with a form for patients."""

    def __init__(self, data=None, files=None, parent_page=None, **kwargs):
        page = kwargs.get("instance")
        if data is None and page is not None and not page.pk and not page.form_fields.exists():
            page.add_starting_fields()
        super().__init__(data, files, parent_page=parent_page, **kwargs)

    def clean(self):
        cleaned = super().clean()
        questions = self.formsets.get("form_fields")
        if questions is None or self.is_deferred_validation:
            return cleaned
        kinds = {
            form.cleaned_data.get("field_type")
            for form in questions.forms
            if not form.cleaned_data.get("DELETE")
        }
        if not kinds & TO_ANSWER_BY:
            self.add_error(
                None,
                _("Ask for a telephone number or an e-mail address, so that you can answer."),
            )
        return cleaned


class PersonForm(UniqueInLanguageForm):
    """The editor's form of a person, whose languages are ticked in a list."""

    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=language_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What they can speak with patients."),
    )
