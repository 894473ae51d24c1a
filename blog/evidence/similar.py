"""Finding studies of the site whose titles are nearly the same."""

from rapidfuzz import fuzz, process

from blog.models import Study
from blog.studies.text import title_key

MOST = 3
ALIKE = 92  # of 100; one or two words of a title differ


def similar_studies(item):
    """Return up to three studies whose titles are nearly that of a clean item, the likest first.

    One of another year, or with another identifier, may well be another publication: a person
    decides.
    """
    titles = dict(Study.objects.standing_alone().order_by().values_list("pk", "title_key"))
    key = title_key(item["title"])
    found = process.extract(key, titles, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=MOST)
    studies = Study.objects.in_bulk([pk for _title, _score, pk in found])
    return [studies[pk] for _title, _score, pk in found if pk in studies]
