"""`manage.py rebuild_search`: write the index of the public search anew."""

import sys

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from tqdm import tqdm

from pages.search.indexing import rebuild


class Command(BaseCommand):
    """Needed after pages were changed past the site: by SQL, in a migration, or in bulk."""

    help = gettext_lazy("Write the index of the public search anew, from the live pages.")

    def handle(self, *args, **options):
        done = 0
        with tqdm(file=sys.stderr, unit="page", leave=False) as progress:
            for written, progress.total in rebuild():
                done += written
                progress.update(written)
        self.stdout.write(_("Pages in the search index: %(count)d.") % {"count": done})
