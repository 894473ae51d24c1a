"""`python -m tests.clinic_site.jobs.quick_scheduler`: the scheduler, with seconds for minutes."""

from dataclasses import replace

import django
from django.core.management import call_command


def main():
    from clinic_site.jobs.management.commands import run_scheduler

    [publishing] = [job for job in run_scheduler.SCHEDULE if job.name == "publish_scheduled"]
    run_scheduler.SCHEDULE = [replace(publishing, times={"second": "*"})]
    call_command("run_scheduler")


if __name__ == "__main__":
    django.setup()
    main()
