"""Brings libraries of references into the site as studies."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from blog.evidence.importing import REFUSED, import_records, records_of
from blog.evidence.report import summary, write_report
from blog.studies.formats import FORMATS, LARGEST_FILE

MOST_REASONS_PRINTED = 20


class Command(BaseCommand):
    """Imports reference files; a study that is there already stays as it is.

    Raises CommandError, before anything is saved, if a file cannot be read.
    """

    help = "Makes studies of the records in RIS, BibTeX, PubMed (.nbib) and CSL-JSON files."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", help="A library of references.")
        parser.add_argument(
            "--report", metavar="report.csv", help="Where to write what became of each record."
        )
        parser.add_argument(
            "--format", choices=FORMATS, default="", help="The files' format, if it is not seen."
        )

    def handle(self, *args, **options):
        files = [(path, self._content(path)) for path in options["files"]]
        report = self._opened(options["report"])
        rows = []
        try:
            for path, data in files:
                records = list(records_of(path, data, options["format"]))
                # Without a terminal there is no bar.
                bar = tqdm(total=len(records), desc=path, unit="record", leave=False, disable=None)
                with bar:
                    for row in import_records(records):
                        rows.append(row)
                        bar.update()
        finally:
            if report:
                with report:
                    write_report(report, rows)
        self._print_refused([row for row in rows if row.outcome == REFUSED])
        self.stdout.write(summary(rows))

    @staticmethod
    def _content(path):
        """Return the bytes of a file. Raises CommandError if there is none or it is too large."""
        try:
            if Path(path).stat().st_size > LARGEST_FILE:
                raise CommandError(
                    _("%(path)s is larger than %(size)d MB. Split it.")
                    % {"path": path, "size": LARGEST_FILE // 1_000_000}
                )
            return Path(path).read_bytes()
        except OSError as error:
            raise CommandError(
                _("%(path)s cannot be read: %(reason)s.") % {"path": path, "reason": error.strerror}
            ) from error

    @staticmethod
    def _opened(path):
        """Return the report, open for writing, or None. Raises CommandError if it cannot be."""
        if not path:
            return None
        try:
            return Path(path).open("w", encoding="utf-8", newline="")
        except OSError as error:
            raise CommandError(
                _("The report cannot be written to %(path)s: %(reason)s.")
                % {"path": path, "reason": error.strerror}
            ) from error

    def _print_refused(self, rows):
        for row in rows[:MOST_REASONS_PRINTED]:
            self.stderr.write(f"{row.file}, record {row.position}: {row.reason}")
        if len(rows) > MOST_REASONS_PRINTED:
            more = len(rows) - MOST_REASONS_PRINTED
            self.stderr.write(_("And %(count)d more; --report lists them all.") % {"count": more})
