"""Studies as files: in the formats of reference managers, and as a list in plain text.

A study is any object with the `item` and the `cited_item` of a record.
"""

from django.utils.translation import gettext_lazy as _

from . import formats
from .references import reference_text

# What readers and staff choose between: the name in addresses and options, the ending of the file,
# its content type (RIS and BibTeX have no registered one) and how it is called.
EXPORTS = {
    "ris": ("ris", "ris", "application/x-research-info-systems; charset=utf-8", "RIS"),
    "bibtex": ("bibtex", "bib", "application/x-bibtex; charset=utf-8", "BibTeX"),
    "csl": ("csl-json", "json", "application/vnd.citationstyles.csl+json", "CSL-JSON"),
    "text": ("", "txt", "text/plain; charset=utf-8", _("plain text")),
}


def exported(studies, name, style="ama"):
    """Return studies as a text in one of EXPORTS; a list in plain text has the given style."""
    studies = list(studies)
    if name == "text":
        return "".join(f"{reference_text(study.cited_item, style)}\n" for study in studies)
    return formats.write([study.item for study in studies], EXPORTS[name][0])
