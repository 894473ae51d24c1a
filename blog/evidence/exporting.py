"""Studies out of the site: reference files, and a list as plain text."""

from blog.studies import formats
from blog.studies.ama import reference_parts

# What readers and staff choose between: the name in addresses and options, the ending of the file,
# its content type (RIS and BibTeX have no registered one) and how it is called.
EXPORTS = {
    "ris": ("ris", "ris", "application/x-research-info-systems", "RIS"),
    "bibtex": ("bibtex", "bib", "application/x-bibtex", "BibTeX"),
    "csl": ("csl-json", "json", "application/vnd.citationstyles.csl+json", "CSL-JSON"),
    "text": ("", "txt", "text/plain; charset=utf-8", "plain text"),
}


def exported(studies, name):
    """Return studies as a text in one of EXPORTS."""
    studies = list(studies)
    if name == "text":
        return "".join(f"{reference_line(study)}\n" for study in studies)
    return formats.write([study.item for study in studies], EXPORTS[name][0])


def reference_line(study):
    """Return the reference of a study in one line of plain text, with its DOI or address."""
    where = f"doi:{study.doi}" if study.doi else study.source_url
    parts = reference_parts(study)
    return " ".join(text for text in (*parts.values(), where) if text)
