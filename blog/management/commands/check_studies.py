"""Finds out what has become of the studies: retracted, corrected, or nothing known."""

import os
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from blog.evidence.alerts import mail_new_notices
from blog.evidence.checking import (
    STALE_AFTER,
    check_against_file,
    check_studies,
    studies_to_check,
)
from blog.studies.lookups.errors import SwitchedOff
from blog.studies.notices.retraction_watch import UnreadableFileError
from blog.studies.vocabulary import Standing


class Command(BaseCommand):
    """Checks studies at Crossref and PubMed, or against the Retraction Watch file alone.

    May be stopped at any time: started again, it goes on with those that are left. Sends
    administrators one mail about what is new.
    """

    help = "Asks what has become of the studies: retracted, withdrawn, corrected or in doubt."

    def add_arguments(self, parser):
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--all", action="store_true", help="All that were not checked today.")
        which.add_argument(
            "--stale",
            type=int,
            metavar="DAYS",
            default=STALE_AFTER,
            help="Those last checked more than DAYS days ago; 7 if nothing is said.",
        )
        which.add_argument(
            "--retraction-watch",
            metavar="FILE.csv",
            help="Compare with the Retraction Watch file instead; nobody is asked.",
        )

    def handle(self, *args, **options):
        if options["retraction_watch"]:
            report = self._read(options["retraction_watch"])
        else:
            report = self._ask(None if options["all"] else options["stale"])
        for check in report.news:
            standing = Standing(check.after).label
            self.stdout.write(f"{standing}: {check.study}")
        mailed = mail_new_notices()
        numbers = {"checked": report.checked, "failed": report.failed, "mailed": mailed}
        self.stdout.write(
            _("%(checked)d checked, %(failed)d could not be; %(mailed)d mailed about.") % numbers
        )
        if report.stopped_by:
            raise CommandError(
                _("Stopped: %(reason)s Run this again to go on.") % {"reason": report.stopped_by}
            )

    def _ask(self, stale_days):
        if stale_days is not None and stale_days < 0:
            raise CommandError(_("--stale takes a number of days, 0 or more."))
        studies = studies_to_check(stale_days)
        with tqdm(total=studies.count(), unit="study", leave=False, disable=None) as bar:
            try:
                return check_studies(studies, tick=bar.update)
            except SwitchedOff as error:
                raise CommandError(
                    _("%(reason)s Use --retraction-watch.") % {"reason": error}
                ) from error

    def _read(self, path):
        try:
            with Path(path).open("rb") as file:
                size = os.fstat(file.fileno()).st_size
                with tqdm(total=size, unit="B", unit_scale=True, leave=False, disable=None) as bar:
                    return check_against_file(file, lambda: bar.update(file.tell() - bar.n))
        except OSError as error:
            raise CommandError(
                _("%(path)s cannot be read: %(reason)s.") % {"path": path, "reason": error.strerror}
            ) from error
        except UnreadableFileError as error:
            raise CommandError(str(error)) from error
