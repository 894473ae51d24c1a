"""Finding a study of the site while somebody types."""

from wagtail.search.backends import get_search_backend

from blog.studies.recognition import Kind, recognise
from pages.search.words import split_words

from .matching import IDENTIFIERS

COLUMNS = {Kind.DOI: "DOI", Kind.PMID: "PMID", Kind.PMCID: "PMCID"}
MOST_WORDS, LONGEST_QUERY = 12, 300


def studies_matching(query, studies):
    """Return the studies of a queryset with an identifier, or words of title, authors, journal.

    Any string is allowed. A number may be a PubMed number or a year, so that one which no study has
    is searched for as a word.
    """
    recognised = recognise(query)
    if recognised and recognised.kind in COLUMNS:
        column = IDENTIFIERS[COLUMNS[recognised.kind]]
        found = studies.filter(**{column: recognised.value})
        if found.exists() or recognised.kind != Kind.PMID:
            return found
    words = split_words(query[:LONGEST_QUERY])[:MOST_WORDS]
    if not words:
        return studies.none()
    return get_search_backend().autocomplete(" ".join(words), studies)
