import sys

from django.core.management.base import BaseCommand

from clinic_site.doctor.checks import examine


class Command(BaseCommand):
    """Look over a deployment; exit with 1 if something must be fixed."""

    help = "Looks over this deployment and says in plain words what to fix."
    # Django's checks are one of the doctor's own; failing them must not keep it from speaking.
    requires_system_checks = []

    def handle(self, *args, **options):
        urgent = 0
        for name, findings in examine():
            if not findings:
                self.stdout.write(f"ok      {name}")
            for finding in findings:
                urgent += finding.is_urgent
                mark = "fix" if finding.is_urgent else "advice"
                style = self.style.ERROR if finding.is_urgent else self.style.WARNING
                self.stdout.write(style(f"{mark:8}{name}: {finding.text}"))
        self.stdout.write(f"Must be fixed: {urgent}.")
        if urgent:
            sys.exit(1)
