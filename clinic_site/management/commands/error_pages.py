from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat

from clinic_site.errors import bare_page

# The page of a status, and what its template is given.
PAGES = {
    400: ("400.html", {}),
    413: (
        "413.html",
        {"most": filesizeformat(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)},
    ),
    429: ("429.html", {"minutes": 1}),
    503: ("503.html", {}),
}


class Command(BaseCommand):
    """Write the pages of those errors that a web server in front of the site answers itself.

    One file a status, such as `503.html`, in ERROR_PAGES_FOLDER. They refer to the stylesheet, so
    collectstatic comes first.
    """

    help = "Writes the error pages that a web server in front shows, also while the site is down."
    requires_system_checks = []

    def handle(self, *args, **options):
        folder = settings.ERROR_PAGES_FOLDER
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for status, (template, context) in PAGES.items():
                new = folder / f"{status}.new"
                new.write_bytes(bare_page(template, status, **context).content)
                new.replace(folder / f"{status}.html")
        except OSError as error:
            raise CommandError(
                f"{error.filename} cannot be written: {error.strerror}. "
                "Run this as the account that runs the site."
            ) from error
