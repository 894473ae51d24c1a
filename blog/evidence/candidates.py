"""The records of the site that are worth comparing with a citation that has none."""

from django.db.models import Q

from blog.models import Study

from .suggestions import is_same_journal, suggestions

MOST_COMPARED = 500  # records, newest first


def suggested_studies(hint):
    """Return at most three studies of the site that a Hint may mean, the likeliest first."""
    if hint.is_empty:
        return []
    return [found.study for found in suggestions(hint, _candidates(hint)[:MOST_COMPARED])]


def _candidates(hint):
    """Return the studies of the journal that is named; without one, those of the design."""
    studies = Study.objects.order_by("-year", "title")
    if hint.journal:
        named = Study.objects.order_by().values_list("journal", "journal_abbreviation").distinct()
        same = {
            name
            for names in named
            for name in names
            if name and is_same_journal(hint.journal, name)
        }
        return studies.filter(Q(journal__in=same) | Q(journal_abbreviation__in=same))
    return studies.filter(design__in=["", hint.design]) if hint.design else studies
