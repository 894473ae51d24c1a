"""Finding the record that the site has already of a publication."""

from blog.models import Study
from blog.studies.csl import year_of
from blog.studies.text import title_key

IDENTIFIERS = {"DOI": "doi", "PMID": "pmid", "PMCID": "pmcid"}


class AmbiguousError(ValueError):
    """The identifiers of one item belong to different records of the site."""

    def __init__(self, studies):
        self.studies = studies
        super().__init__("The identifiers of this record belong to different studies of the site.")


def matching_study(item):
    """Return the study a clean CSL-JSON item speaks of, or None if the site has none.

    Identifiers decide. An item shares a record without them if title and year are the same and no
    identifier says otherwise. A merged record leads to the one that stands for it. Raises
    AmbiguousError if its identifiers belong to several records.
    """
    found = {
        study.current.pk: study.current
        for name, column in IDENTIFIERS.items()
        if item.get(name)
        for study in Study.objects.filter(**{column: item[name]})[:2]
    }
    if len(found) > 1:
        raise AmbiguousError(list(found.values()))
    if found:
        return next(iter(found.values()))
    same_title = Study.objects.filter(title_key=title_key(item["title"]), year=year_of(item))
    return next((study.current for study in same_title[:10] if not _contradicts(study, item)), None)


def _contradicts(study, item):
    return any(
        item.get(name) and getattr(study, column) and item[name] != getattr(study, column)
        for name, column in IDENTIFIERS.items()
    )
