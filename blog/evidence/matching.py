"""Finding the record that the site has already of a publication."""

from collections import defaultdict
from itertools import islice

from django.db.models import Q

from blog.models import Study
from blog.studies.csl import year_of
from blog.studies.text import title_key

IDENTIFIERS = {"DOI": "doi", "PMID": "pmid", "PMCID": "pmcid"}
MOST_OF_ONE_TITLE = 100  # “Editorial” may be thousands


class AmbiguousError(ValueError):
    """The identifiers of one item belong to different records of the site."""

    def __init__(self, studies):
        self.studies = studies
        super().__init__("The identifiers of this record belong to different studies of the site.")


def matching_study(item):
    """Return the study a clean CSL-JSON item speaks of, or None if the site has none.

    Identifiers decide. An item shares a record without them if title and year are the same and no
    identifier says otherwise. Raises AmbiguousError if its identifiers belong to several records.
    """
    candidates = Candidates()
    candidates.load([item])
    return candidates.match(item)


class Candidates:
    """The studies that some items may speak of, found together: two queries for any number."""

    def __init__(self):
        self._by_identifier = {column: {} for column in IDENTIFIERS.values()}
        self._by_title = defaultdict(dict)

    def load(self, items):
        """Look up the site's studies that clean items share an identifier or a title with."""
        same = Q()
        for name, column in IDENTIFIERS.items():
            values = {item[name] for item in items if name in item}
            if values:
                same |= Q(**{f"{column}__in": values})
        keys = {title_key(item["title"]) for item in items}
        for study in Study.objects.filter(same) if same else ():
            self.add(study)
        for study in Study.objects.filter(title_key__in=keys).order_by("pk"):
            self.add(study)

    def add(self, study):
        """Take a study among the candidates; a second time changes nothing."""
        for column, studies in self._by_identifier.items():
            value = getattr(study, column)
            if value:
                studies.setdefault(value, study)
        self._by_title[study.title_key, study.year].setdefault(study.pk or id(study), study)

    def match(self, item):
        """Return the candidate that `matching_study` describes."""
        found = []
        for name, column in IDENTIFIERS.items():
            study = self._by_identifier[column].get(item.get(name))
            if study and study not in found:
                found.append(study)
        if len(found) > 1:
            raise AmbiguousError(found)
        if found:
            return found[0]
        same_title = self._by_title[title_key(item["title"]), year_of(item)].values()
        compared = islice(same_title, MOST_OF_ONE_TITLE)
        return next((study for study in compared if not _contradicts(study, item)), None)


def _contradicts(study, item):
    return any(
        item.get(name) and getattr(study, column) and item[name] != getattr(study, column)
        for name, column in IDENTIFIERS.items()
    )
