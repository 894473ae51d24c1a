"""The forms of adding a study: the one box, and the facts to check and change."""

from django import forms
from django.utils.translation import gettext_lazy as _

from blog.forms import StudyForm
from blog.models import Study
from blog.studies.csl import clean_date, clean_names
from blog.studies.recognition import LONGEST

PREFIX = "new_study"


class BoxForm(forms.Form):
    """The one box."""

    text = forms.CharField(
        label=_("DOI, PubMed number, reference or record"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "data-study-box": "", "autocomplete": "off"}),
        help_text=_(
            "Paste any of these: a DOI, PMID or PMC number, a reference as it is printed, or a "
            "record as RIS, BibTeX, .nbib or CSL-JSON."
        ),
        error_messages={"required": _("Paste a DOI, a PubMed number, a reference or a record.")},
    )


class StudyDetailsForm(StudyForm):
    """What the new record will say, to be checked and changed."""

    class Meta:
        model = Study
        fields = [
            "title",
            "authors",
            "journal",
            "journal_abbreviation",
            "year",
            "volume",
            "issue",
            "pages",
            "doi",
            "pmid",
            "design",
        ]
        widgets = {"title": forms.Textarea(attrs={"rows": 2})}

    @classmethod
    def of_item(cls, item, design, data=None):
        """Return the form of a record that is not saved yet; `item` may be raw."""
        study = Study(design=design)
        study.item = {
            **{name: value for name, value in item.items() if isinstance(value, str)},
            "author": clean_names(item.get("author")),
            "issued": clean_date(item.get("issued")),
        }
        return cls(data, instance=study, prefix=PREFIX)

    @staticmethod
    def is_posted(data):
        """Return whether a post holds the fields of this form."""
        return f"{PREFIX}-title" in data
