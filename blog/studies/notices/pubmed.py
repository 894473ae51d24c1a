"""What PubMed's records say of notices about a publication: summary (JSON) and full record (XML).

Publication types and reference types as in NLM's “Errata, Retractions, and Other Linked Citations
in PubMed”. “Retraction of” and its like stand on the notice, not on the publication.
"""

import re

from blog.studies.doi import normalise_doi
from blog.studies.text import plain
from blog.studies.vocabulary import Standing

from . import titles
from .notice import Notice

NAME = "PubMed"
RETRACTED_TYPE = "retracted publication"
STANDINGS = {
    "retractionin": Standing.RETRACTED,
    "retractedandrepublishedin": Standing.RETRACTED,
    "partialretractionin": Standing.CONCERN,
    "expressionofconcernin": Standing.CONCERN,
    "erratumin": Standing.CORRECTED,
    "correctedandrepublishedin": Standing.CORRECTED,
}
# “MEDLINE/PubMed Data Element (Field) Descriptions”.
MEDLINE_TAGS = {
    "RIN": "Retraction in",
    "RRI": "Retracted and republished in",
    "ECI": "Expression of concern in",
    "EIN": "Erratum in",
    "CRI": "Corrected and republished in",
}
_DOI = re.compile(r"\b10\.\d{4,9}/\S+")


def notices_of_summary(summary):
    """Return the notices on one summary of `esummary`."""
    kinds = summary.get("pubtype")
    references = summary.get("references")
    linked = [
        _linked(plain(reference.get("reftype")), plain(reference.get("refsource")))
        for reference in (references if isinstance(references, list) else [])
        if isinstance(reference, dict)
    ]
    types = [plain(kind) for kind in kinds] if isinstance(kinds, list) else []
    return _found(types, linked, plain(summary.get("title")))


def notices_of_article(article):
    """Return the notices on a `PubmedArticle` element of `efetch`."""
    citation = article.find("MedlineCitation")
    if citation is None:
        return []
    types = [plain(kind.text) for kind in citation.iterfind(".//PublicationType")]
    linked = [
        _linked(comment.get("RefType", ""), comment.findtext("RefSource", ""))
        for comment in citation.iterfind("CommentsCorrectionsList/CommentsCorrections")
    ]
    title = citation.find("Article/ArticleTitle")
    return _found(types, linked, "".join(title.itertext()) if title is not None else "")


def notices_of_medline(tags):
    """Return the notices on an .nbib record, given its tags: `{"PT": […], "RIN": […]}`."""
    linked = [
        _linked(kind, text) for tag, kind in MEDLINE_TAGS.items() for text in tags.get(tag, ())
    ]
    return _found(tags.get("PT", []), linked, "")


def _found(types, linked, title):
    found = [notice for notice in linked if notice]
    if RETRACTED_TYPE in {kind.lower() for kind in types}:
        found.append(Notice(Standing.RETRACTED, source=NAME))
    return found + titles.notices_of(title, NAME)


def _linked(kind, where):
    standing = STANDINGS.get(re.sub(r"[^a-z]", "", kind.lower()))
    if not standing:
        return None
    doi = _DOI.search(where)
    return Notice(standing, doi=normalise_doi(doi[0].rstrip(".,;")) if doi else "", source=NAME)
