"""What PubMed's full record says of a publication, as a raw CSL-JSON item.

Elements as in NLM's PubMed DTD (https://dtd.nlm.nih.gov/ncbi/pubmed/).
"""

import re

from blog.studies.formats.languages import language_code
from blog.studies.notices.titles import without_mark
from blog.studies.text import plain
from blog.studies.vocabulary import Design

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Publication types that state a design (NLM, “Publication Characteristics”), the first that fits.
DESIGNS = {
    "meta-analysis": Design.META_ANALYSIS,
    "systematic review": Design.SYSTEMATIC_REVIEW,
    "practice guideline": Design.GUIDELINE,
    "guideline": Design.GUIDELINE,
    "randomized controlled trial": Design.RANDOMISED_TRIAL,
    "case reports": Design.CASE_SERIES,
}
ARTICLE = "MedlineCitation/Article"


def item_of(article):
    """Return a raw CSL-JSON item of a `PubmedArticle` element."""
    issue = f"{ARTICLE}/Journal/JournalIssue"
    ids = _identifiers(article)
    return {
        "type": "article-journal",
        "title": without_mark(_title(article)),
        "author": [_name(author) for author in article.iterfind(f"{ARTICLE}/AuthorList/Author")],
        "issued": _date(article.find(f"{issue}/PubDate")),
        "container-title": _text(article, f"{ARTICLE}/Journal/Title"),
        "container-title-short": _text(article, f"{ARTICLE}/Journal/ISOAbbreviation"),
        "volume": _text(article, f"{issue}/Volume"),
        "issue": _text(article, f"{issue}/Issue"),
        "page": _text(article, f"{ARTICLE}/Pagination/MedlinePgn"),
        "DOI": ids.get("doi") or _doi_of_location(article),
        "PMID": _text(article, "MedlineCitation/PMID"),
        "PMCID": ids.get("pmc", ""),
        "language": language_code(_text(article, f"{ARTICLE}/Language")),
    }


def design_of(article):
    """Return the design that a record's publication types state, or an empty string."""
    found = article.iterfind(f"{ARTICLE}/PublicationTypeList/PublicationType")
    types = {plain(kind.text).lower() for kind in found}
    return next((str(design) for kind, design in DESIGNS.items() if kind in types), "")


def _text(element, path):
    found = element.find(path)
    return plain("".join(found.itertext())) if found is not None else ""


def _title(article):
    """Return the title without the full stop that PubMed ends each with."""
    title = _text(article, f"{ARTICLE}/ArticleTitle")
    translated = re.fullmatch(r"\[(.+)\]\.?", title)  # brackets: not in the language of the article
    if translated:
        title = translated[1]
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


def _name(author):
    group = _text(author, "CollectiveName")
    if group:
        return {"literal": group}
    return {
        "family": _text(author, "LastName"),
        "given": _text(author, "ForeName") or _text(author, "Initials"),
        "suffix": _text(author, "Suffix"),
    }


def _date(published):
    if published is None:
        return {}
    year = _text(published, "Year")
    if not year:
        return {"raw": _text(published, "MedlineDate")}
    month = _text(published, "Month")
    if month.lower()[:3] in MONTHS:
        month = MONTHS.index(month.lower()[:3]) + 1
    return {"date-parts": [[year, month, _text(published, "Day")]]}


def _identifiers(article):
    return {
        found.get("IdType"): plain(found.text)
        for found in article.iterfind("PubmedData/ArticleIdList/ArticleId")
    }


def _doi_of_location(article):
    for location in article.iterfind(f"{ARTICLE}/ELocationID"):
        if location.get("EIdType") == "doi" and location.get("ValidYN", "Y") == "Y":
            return plain(location.text)
    return ""
