"""Tells people which pages they are to review."""

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.reminders import plan_reminders, send_reminders
from pages.templatetags.dates import long_date


class Command(BaseCommand):
    """Mails each person one digest of the reviews that are due or asked for; each thing once.

    May run twice, or be stopped, at any time. The scheduler does it every day.
    """

    help = "Mails everybody which pages they are to review: due in 60 days, in 30 days, or now."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="Only print who would be told what."
        )

    def handle(self, *args, **options):
        if options["dry_run"]:
            plan = plan_reminders(timezone.localdate())
            digests, for_nobody = plan.digests, plan.for_nobody
        else:
            digests, for_nobody = send_reminders()
        for digest in digests:
            self._print(digest.account.email, digest.items)
        if for_nobody:
            self._print(_("Nobody can be told of:"), for_nobody)
        self.stdout.write(self._closing(len(digests), options["dry_run"]))

    def _print(self, heading, items):
        self.stdout.write(str(heading))
        for item in items:
            day = long_date(item.day)
            self.stdout.write(f"  {item.step.label}, {day}: {item.row.page.title}")

    def _closing(self, count, is_dry_run):
        if is_dry_run:
            text = ngettext(
                "%(count)d mail would be sent.", "%(count)d mails would be sent.", count
            )
        else:
            text = ngettext("%(count)d mail is queued.", "%(count)d mails are queued.", count)
        return text % {"count": count}
