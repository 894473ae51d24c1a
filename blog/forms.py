"""The editor's forms of articles and studies."""

from calendar import monthrange

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from blog.studies.certainty import (
    CertaintyError,
    certainties_from_lines,
    certainties_to_lines,
)
from blog.studies.csl import EARLIEST_YEAR
from blog.studies.doi import DOI, normalise_doi
from blog.studies.names import names_from_lines, names_to_lines
from blog.studies.pubmed import normalise_pmcid, normalise_pmid
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


class IdentifierField(forms.CharField):
    """An identifier typed or pasted in any notation; its value is the stored one."""

    def __init__(self, *, normalise, **kwargs):
        self.normalise = normalise
        super().__init__(required=False, **kwargs)

    def to_python(self, value):
        return self.normalise(super().to_python(value))


class StudyForm(WagtailAdminModelForm):
    """The form of a study's record.

    Takes identifiers in any notation, and says which study has one already.
    """

    authors = AuthorNamesField(
        label=gettext_lazy("Authors"),
        required=False,
        help_text=gettext_lazy("One a line: “Chao, Maria T”. A group's name as it is."),
    )

    doi = IdentifierField(
        label=gettext_lazy("DOI"),
        normalise=normalise_doi,
        help_text=gettext_lazy("10.1093/pm/pnz117, or its address at doi.org."),
    )
    pmid = IdentifierField(
        label=gettext_lazy("PubMed number (PMID)"),
        normalise=normalise_pmid,
        help_text=gettext_lazy("19433697, or its address at PubMed."),
    )
    pmcid = IdentifierField(
        label=gettext_lazy("PubMed Central number (PMCID)"),
        normalise=normalise_pmcid,
        help_text=gettext_lazy("PMC3156618, if the full text is free there."),
    )
    notice_doi = IdentifierField(
        label=gettext_lazy("DOI of the notice"),
        normalise=normalise_doi,
        help_text=gettext_lazy("Of the retraction, correction or expression of concern."),
    )
    certainties = CertaintiesField(
        label=gettext_lazy("Certainty stated (GRADE)"),
        required=False,
        help_text=gettext_lazy(
            "Only as this review or guideline says it, one outcome a line: "
            "“moderate: fewer migraine days”."
        ),
    )

    def clean_doi(self):
        return self._not_taken("doi", _("The study “%(study)s” has this DOI already."))

    def clean_pmid(self):
        return self._not_taken("pmid", _("The study “%(study)s” has this PubMed number already."))

    def clean_pmcid(self):
        return self._not_taken(
            "pmcid", _("The study “%(study)s” has this PubMed Central number already.")
        )

    def clean_notice_doi(self):
        doi = self.cleaned_data["notice_doi"]
        if doi and not DOI.fullmatch(doi):
            raise ValidationError(_("A DOI begins with “10.” and has a slash: 10.1093/pm/pnz117."))
        return doi

    def clean(self):
        cleaned = super().clean()
        year, month, day = (cleaned.get(name) for name in ("year", "month", "day"))
        latest = timezone.localdate().year + 1  # journals date issues ahead
        if year and not EARLIEST_YEAR <= year <= latest:
            self.add_error("year", _("Give a year from 1000 to %(latest)d.") % {"latest": latest})
        elif month and not year:
            self.add_error("year", _("Give the year that the month belongs to."))
        elif month and month > 12:
            self.add_error("month", _("A month is a number from 1 to 12."))
        elif day and not month:
            self.add_error("month", _("Give the month that the day belongs to."))
        elif day and day > monthrange(year, month)[1]:
            self.add_error("day", _("That month has no such day."))
        for name in ("noticed_on", "checked_on"):
            if cleaned.get(name) and cleaned[name] > timezone.localdate():
                self.add_error(name, _("This day has not come yet."))
        if cleaned.get("certainties") and cleaned.get("design") not in STATES_CERTAINTY:
            self.add_error(
                "certainties",
                _("Only a systematic review or a guideline states a certainty. Set the design."),
            )
        return cleaned

    def _not_taken(self, field, sentence):
        value = self.cleaned_data[field]
        others = self._meta.model.objects.exclude(pk=self.instance.pk)
        study = others.filter(**{field: value}).first() if value else None
        if study:
            raise ValidationError(sentence, params={"study": study.current})
        return value


class ArticleForm(PageForm):
    """The editor's form of an article."""

    def clean_introduction(self):
        return without_empty_paragraphs(self.cleaned_data["introduction"])
