"""`manage.py rebuild_dates`: work out every page's dates again from its records."""

import sys

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from tqdm import tqdm

from pages.dates import rebuild_all


class Command(BaseCommand):
    """Needed after records were changed past the site: by SQL, in a migration, or in bulk."""

    help = gettext_lazy("Work out the dates of every page again from its updates and reviews.")

    def handle(self, *args, **options):
        done = changed = 0
        with tqdm(file=sys.stderr, unit="page", leave=False) as progress:
            for read, wrong, progress.total in rebuild_all():
                done, changed = done + read, changed + wrong
                progress.update(read)
        self.stdout.write(
            _("Pages with dates: %(pages)d. Rows that were wrong or missing: %(changed)d.")
            % {"pages": done, "changed": changed}
        )
