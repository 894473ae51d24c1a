"""What the editor searches with: Wagtail's search, whose index is written as fast on a large site.

Whenever a page is written, the stock index works out the average length of all titles and goes
through all entries for those that have no weight for it yet (`title_norm`): at 100,000 pages that
was five sixths of a publish, which writes the index three times. Here the average is that of the
newest entries, and only what was written gets its weight. `manage.py update_index` goes through all
of them, as ever.
"""

from functools import cache

from django.db.models import Avg, F
from django.db.models.functions import Length
from modelsearch.backends import database
from modelsearch.utils import get_content_type_pk

SAMPLE = 1000  # entries whose titles give the average


class WritesWhatChanged:
    """Mixed into an index of a database. The name of the method is that of the stock index."""

    def add_items(self, model, objs):
        """Write the entries of some objects of a model."""
        objs = list(objs)
        self._written = self.entries.filter(
            content_type_id=get_content_type_pk(model), object_id__in=[str(obj.pk) for obj in objs]
        )
        super().add_items(model, objs)

    def _refresh_title_norms(self, full=False):
        if full:
            super()._refresh_title_norms(full=True)
            return
        newest = _with_titles(self.entries).order_by("-pk")[:SAMPLE]
        average = newest.aggregate(average=Avg("title_length"))["average"]
        new = _with_titles(self._written).filter(title_norm=1.0)  # what entries begin with
        new.update(title_norm=average / F("title_length"))


def _with_titles(entries):
    return entries.annotate(title_length=Length("title")).filter(title_length__gt=0)


def search_backend(params):
    """Return the search backend of the site's database, for `WAGTAILSEARCH_BACKENDS`."""
    backend = database.SearchBackend(params)
    # Before the first migration on SQLite there is no index yet, and a stand-in writes nothing.
    if hasattr(backend.index_class, "_refresh_title_norms"):
        backend.index_class = _index_class(backend.index_class)
    return backend


@cache
def _index_class(stock):
    return type(f"Editor{stock.__name__}", (WritesWhatChanged, stock), {})
