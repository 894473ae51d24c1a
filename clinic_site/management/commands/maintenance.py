from django.core.management.base import BaseCommand, CommandError

from clinic_site import maintenance


class Command(BaseCommand):
    """Switch the maintenance page on or off."""

    help = "Shows readers the maintenance page (on), or the site again (off)."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("state", choices=["on", "off"])
        parser.add_argument(
            "--minutes",
            type=int,
            default=maintenance.USUAL_MINUTES,
            help="when readers are asked to come back, %(default)s if not given",
        )

    def handle(self, *args, state, minutes, **options):
        if not 0 < minutes <= maintenance.MOST_MINUTES:
            raise CommandError(f"--minutes must be a number from 1 to {maintenance.MOST_MINUTES}.")
        try:
            if state == "off":
                maintenance.switch_off()
            else:
                maintenance.switch_on(minutes)
        except OSError as error:
            raise CommandError(
                f"{error.filename} cannot be changed: {error.strerror}. "
                "Run this as the account that runs the site."
            ) from error
        self.stdout.write(
            "Readers get the site again."
            if state == "off"
            else "Readers get the maintenance page; the editor stays open. "
            "manage.py maintenance off ends it."
        )
