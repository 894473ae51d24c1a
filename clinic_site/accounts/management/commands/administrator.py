from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from clinic_site.accounts.administrators import ensure_administrator, reset_administrator


class Command(BaseCommand):
    """Prints the login of the site's administrator, once."""

    help = "Make an administrator if there is none; with --reset give one a new password."

    def add_arguments(self, parser):
        parser.add_argument(
            "--reset", action="store_true", help="give the administrator a new random password"
        )
        parser.add_argument("--email", help="the administrator's e-mail address")

    def handle(self, *args, reset, email, **options):
        provide = reset_administrator if reset else ensure_administrator
        try:
            user, password = provide(email)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        if password is None:
            self.stdout.write(
                f"{user.email} is the administrator already. "
                "Add --reset to give them a new password."
            )
            return
        self.stdout.write(
            f"Editor:   {settings.SITE_URL}{reverse('wagtailadmin_home')}\n"
            f"E-mail:   {user.email}\n"
            f"Password: {password}\n"
            "The password is shown only now."
        )
