"""`manage.py prepare`: what a server needs before it starts."""

from django.core.management import BaseCommand, call_command

from clinic_site.start.static_files import collect_if_changed


class Command(BaseCommand):
    help = (
        "Migrates the database, and collects static files if one has changed. After a crash there "
        "is nothing to do, so that the site is served again within seconds."
    )

    def handle(self, *args, **options):
        call_command("migrate", interactive=False, verbosity=0)
        collect_if_changed()
