"""`manage.py rebuild_citations`: write anew what every page cites."""

import sys

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from tqdm import tqdm
from wagtail.models import Page

from blog.evidence.citations import record_citations


class Command(BaseCommand):
    """Needed after pages were changed past the editor: by SQL, in a migration, or in bulk."""

    help = gettext_lazy("Write anew which page cites which study, as it stands in the pages.")

    def handle(self, *args, **options):
        pages = list(Page.objects.order_by("pk").values_list("pk", flat=True))
        written = removed = 0
        for page in tqdm(pages, file=sys.stderr, unit="page", leave=False):
            more_written, more_removed = record_citations(page)
            written, removed = written + more_written, removed + more_removed
        self.stdout.write(
            _("Pages read: %(pages)d. Citations written: %(written)d, removed: %(removed)d.")
            % {"pages": len(pages), "written": written, "removed": removed}
        )
