"""`manage.py prepare`: what a server needs before it starts."""

from django.core.management import BaseCommand, call_command

from clinic_site.start.static_files import collect_if_changed


class Command(BaseCommand):
    help = (
        "Migrates the database, collects static files if one has changed, and writes the error "
        "pages. After a crash there is little to do, so that the site is served again in seconds."
    )

    def handle(self, *args, **options):
        call_command("migrate", interactive=False, verbosity=0)
        collect_if_changed()
        call_command("error_pages")
