from django.core.management.base import BaseCommand

from blog.setup import set_up_site


class Command(BaseCommand):
    """Make an empty clinic site, once: home page, articles, studies, drafts, settings."""

    help = "Makes an empty clinic site: home page, articles, studies, drafts, settings."

    def handle(self, *args, **options):
        if set_up_site():
            self.stdout.write(
                "Made the home page, the list of articles at /blog/, the studies they cite at "
                "/evidence/, the clinic's settings, and drafts of the pages that only you can "
                "write, such as fees and privacy. The checklist in the editor says what comes next."
            )
        else:
            self.stdout.write("The site is set up already; nothing to do.")
