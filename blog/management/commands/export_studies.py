"""Writes every study of the site into one file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from blog.evidence.exporting import EXPORTS, exported
from blog.models import Study


class Command(BaseCommand):
    """Prints the studies, or writes them to a file. Raises CommandError if it cannot."""

    help = "Writes all studies as RIS, BibTeX, CSL-JSON or plain text."

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=EXPORTS, required=True)
        parser.add_argument("--out", metavar="FILE", help="Where to write; without it, print.")

    def handle(self, *args, **options):
        text = exported(Study.objects.order_by("pk"), options["format"])
        if not options["out"]:
            self.stdout.write(text, ending="")
            return
        try:
            Path(options["out"]).write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise CommandError(
                _("%(path)s cannot be written: %(reason)s.")
                % {"path": options["out"], "reason": error.strerror}
            ) from error
