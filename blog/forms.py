"""The editor's forms of articles and studies."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from blog.studies.certainty import (
    CertaintyError,
    certainties_from_lines,
    certainties_to_lines,
)
from blog.studies.doi import normalise_doi
from blog.studies.names import names_from_lines, names_to_lines
from blog.studies.vocabulary import STATES_CERTAINTY
from pages.blocks.prose import without_empty_paragraphs
from pages.forms import PageForm


class AuthorNamesField(forms.CharField):
    """Authors typed one a line; its value is a list of CSL-JSON names."""

    widget = AdminAutoHeightTextInput

    def prepare_value(self, value):
        return names_to_lines(value) if isinstance(value, list) else value

    def to_python(self, value):
        return names_from_lines(super().to_python(value))

    def has_changed(self, initial, data):
        return names_from_lines(data or "") != (initial or [])


class CertaintiesField(forms.CharField):
    """Certainties typed one a line; its value is a list of `{"level", "outcome"}`."""

    widget = AdminAutoHeightTextInput

    def prepare_value(self, value):
        return certainties_to_lines(value) if isinstance(value, list) else value

    def to_python(self, value):
        try:
            return certainties_from_lines(super().to_python(value))
        except CertaintyError as error:
            raise ValidationError(
                _("“%(line)s”: write high, moderate, low or very low, a colon, and the outcome."),
                params={"line": error.line[:80]},
            ) from error

    def has_changed(self, initial, data):
        return (data or "").split() != certainties_to_lines(initial or []).split()


class StudyForm(WagtailAdminModelForm):
    """The form of a study's record; says which study has a DOI or a PubMed number already."""

    authors = AuthorNamesField(
        label=gettext_lazy("Authors"),
        required=False,
        help_text=gettext_lazy("One a line: “Chao, Maria T”. A group's name as it is."),
    )

    certainties = CertaintiesField(
        label=gettext_lazy("Certainty stated (GRADE)"),
        required=False,
        help_text=gettext_lazy(
            "Only as this review or guideline says it, one outcome a line: "
            "“moderate: fewer migraine days”."
        ),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("certainties") and cleaned.get("design") not in STATES_CERTAINTY:
            self.add_error(
                "certainties",
                _("Only a systematic review or a guideline states a certainty. Set the design."),
            )
        return cleaned

    def clean_doi(self):
        doi = normalise_doi(self.cleaned_data["doi"] or "") or None
        return self._not_taken("doi", doi, _("The study “%(study)s” has this DOI already."))

    def clean_pmid(self):
        pmid = (self.cleaned_data["pmid"] or "").strip() or None
        return self._not_taken(
            "pmid", pmid, _("The study “%(study)s” has this PubMed number already.")
        )

    def _not_taken(self, field, value, sentence):
        others = self._meta.model.objects.exclude(pk=self.instance.pk)
        study = others.filter(**{field: value}).first() if value else None
        if study:
            raise ValidationError(sentence, params={"study": study})
        return value


class ArticleForm(PageForm):
    """The editor's form of an article. Drafts may be incomplete; publishing may not."""

    def clean_introduction(self):
        return without_empty_paragraphs(self.cleaned_data["introduction"])

    def clean(self):
        cleaned = super().clean()
        if self.is_deferred_validation:
            return cleaned
        image = cleaned.get("lead_image")
        has_alt = (cleaned.get("lead_image_alt") or "").strip()
        if image and not has_alt and not cleaned.get("lead_image_decorative"):
            self.add_error(
                "lead_image_alt",
                _("Say what the picture shows, or mark it as decoration."),
            )
        return cleaned
