from django.core.management.base import BaseCommand, CommandError

from clinic_site.accounts.fields import normalise_email
from clinic_site.accounts.models import User
from clinic_site.accounts.second_factor import factors


class Command(BaseCommand):
    """The way back in when the only administrator has lost their phone and recovery codes."""

    help = "Remove the app, the passkeys and the recovery codes of an account."

    def add_arguments(self, parser):
        parser.add_argument("email", help="the account's e-mail address")

    def handle(self, *args, email, **options):
        account = User.objects.filter(email=normalise_email(email)).first()
        if account is None:
            raise CommandError(f"There is no account with the e-mail address {email}.")
        if not factors.remove_all(account):
            raise CommandError(f"{account.email} has no second factor.")
        self.stdout.write(
            f"{account.email} now logs in with the password alone, and can set up a second step "
            "again in their account."
        )
