"""The form that narrows a list of studies: by topic, design and years of publication."""

from django import forms
from django.utils.translation import gettext_lazy as _

from blog.studies.vocabulary import Design


class StudyFilterForm(forms.Form):
    """Offers what the list has, so that each choice by itself leads somewhere.

    `topics` are those of the citing articles; `designs` and `years` are sets of what the studies
    have, None and empty strings included.
    """

    def __init__(self, data, topics, designs, years):
        super().__init__(data, auto_id="filter-%s", label_suffix="")
        years = [(year, year) for year in sorted(years - {None}, reverse=True)]
        self.fields = {
            "topic": _choice(
                _("Topic"), _("All topics"), [(topic.slug, topic.name) for topic in topics]
            ),
            "design": _choice(
                _("Type of study"),
                _("All types"),
                [choice for choice in Design.choices if choice[0] in designs],
            ),
            "from": _choice(_("From year"), _("Any year"), years, coerce=int),
            "to": _choice(_("To year"), _("Any year"), years, coerce=int),
        }

    def clean(self):
        """Put the years in order: “from 2020 to 2010” can only mean the years between them."""
        data = super().clean()
        if data.get("from") and data.get("to"):
            data["from"], data["to"] = sorted((data["from"], data["to"]))
        return data

    @property
    def chosen(self):
        """What was chosen, by name and in the form's order; empty if that is not valid."""
        if not self.is_valid():
            return {}
        return {name: value for name, value in self.cleaned_data.items() if value}


def narrow(studies, chosen):
    """Return the studies of the design and the years that were `chosen` in the form."""
    columns = {"design": "design", "from": "year__gte", "to": "year__lte"}
    return studies.filter(
        **{columns[name]: value for name, value in chosen.items() if name in columns}
    )


def _choice(label, everything, choices, coerce=str):
    return forms.TypedChoiceField(
        label=label,
        choices=[("", everything), *choices],
        coerce=coerce,
        required=False,
        error_messages={"invalid_choice": _("Choose from this list.")},
    )
