"""`python -m tests.clinic_site.jobs.schedule_page`: make a page that is to go live very soon."""

from datetime import timedelta

import django

AHEAD = timedelta(seconds=4)


def main():
    from django.utils import timezone

    from tests.factories import StandardPageFactory, build_site

    home, _blog = build_site()
    page = StandardPageFactory(parent=home, slug="soon", live=False)
    page.go_live_at = timezone.now() + AHEAD
    page.save_revision().publish()


if __name__ == "__main__":
    django.setup()
    main()
