"""The editor's forms of articles and studies."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from blog.studies.doi import normalise_doi
from blog.studies.names import names_from_lines, names_to_lines
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


class StudyForm(WagtailAdminModelForm):
    """The form of a study's record; says which study has a DOI or a PubMed number already."""

    authors = AuthorNamesField(
        label=gettext_lazy("Authors"),
        required=False,
        help_text=gettext_lazy("One a line: “Chao, Maria T”. A group's name as it is."),
    )

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
