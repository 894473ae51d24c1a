from django.core.management.base import BaseCommand

from blog.demo.remove import remove_demo


class Command(BaseCommand):
    """Remove what the demo clinic brought, and say what stays and why."""

    help = "Removes the demo clinic; keeps what was edited or is used by other content."

    def handle(self, *args, **options):
        removal = remove_demo()
        if removal is None:
            self.stdout.write("The demo clinic is not loaded; nothing to do.")
            return
        self.stdout.write(
            f"Removed {removal.removed} pages, people, topics, studies, pictures and documents of "
            "the demo clinic, and emptied the settings it had filled in."
        )
        for line in removal.kept:
            self.stdout.write(f"Kept: {line}")
