"""Finding a study of the site while somebody types."""

from django.db.models import Q

from blog.studies.recognition import Kind, recognise

from .matching import IDENTIFIERS

COLUMNS = {Kind.DOI: "DOI", Kind.PMID: "PMID", Kind.PMCID: "PMCID"}
LONGEST_QUERY = 300


def studies_matching(query, studies):
    """Return the studies of a queryset with an identifier, or words of title, authors, journal.

    Any string is allowed. The identifier of a merged record finds the one that stands for it. A
    number may be a PubMed number or a year, so that one which no study has is searched for as a
    word.
    """
    recognised = recognise(query)
    if recognised and recognised.kind in COLUMNS:
        column = IDENTIFIERS[COLUMNS[recognised.kind]]
        same = Q(**{column: recognised.value}) | Q(**{f"stands_for__{column}": recognised.value})
        found = studies.filter(same).distinct()
        if found.exists() or recognised.kind != Kind.PMID:
            return found
    return studies.matching(query[:LONGEST_QUERY])
