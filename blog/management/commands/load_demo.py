from django.core.management.base import BaseCommand, CommandError

from blog.demo.load import SiteHasContentError, load_demo


class Command(BaseCommand):
    """Load the demo clinic once, on an empty site."""

    help = "Loads an invented clinic with pages, articles and pictures onto an empty site."

    def handle(self, *args, **options):
        try:
            is_new = load_demo()
        except SiteHasContentError as error:
            raise CommandError(
                f"This site has content of its own: {error}. The demo clinic is only for an empty "
                "site, so nothing was changed."
            ) from error
        if is_new:
            self.stdout.write(
                "Loaded the demo clinic. `manage.py remove_demo` takes it away again, and keeps "
                "what you have edited."
            )
        else:
            self.stdout.write("The demo clinic is loaded already; nothing to do.")
