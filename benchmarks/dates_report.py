"""`python -m benchmarks.dates_report [postgres]`: the report on the dates of 5,000 pages, in time.

Works in a database of its own, which it makes and deletes: SQLite, or a temporary PostgreSQL. The
goal for the first view is 500 ms. Changing all pages at once is measured once each, after it.
"""

import re
import statistics
import sys
import time
from datetime import date, timedelta

from benchmarks.databases import measure_database

PAGES, REVIEWED, TIMES = 5_000, 4_000, 7
TODAY = date.today()
REQUESTS = (
    ("first view", {}),
    ("last page", {"p": PAGES // 50}),
    ("by due date, the latest first", {"ordering": "-due"}),
    ("overdue", {"state": "overdue"}),
    ("fine", {"state": "fine"}),
    ("evidence changed", {"state": "evidence_changed"}),
    ("search for a word in every title", {"q": "pain"}),
    ("search for one page", {"q": "pain 4321"}),
    ("CSV", {"export": "csv"}),
    ("XLSX", {"export": "xlsx"}),
)
CHANGES = (
    ("set-interval", {"months": "12"}),
    ("ask-for-review", {"person": "1"}),
    (
        "set-updated",
        {"date": TODAY.isoformat(), "kind": "update", "note": "A note.", "reason": "A reason."},
    ),
)
SEEN = re.compile(r'name="seen" value="(\w+)"')
TEXT = "<p>Pain fell during twelve weeks of treatment and rose again after them.</p>" * 40


def fill():
    """Make PAGES articles, of which REVIEWED were reviewed, and return a client logged in."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    from blog.models import ArticlePage, EvidenceChange
    from pages.models import PageDates, PageReview
    from tests.bulk import add_articles
    from tests.factories import PersonFactory, StudyFactory, build_site, section

    _home, blog = build_site()
    user = get_user_model().objects.create_superuser("a@clinic.example", "-")
    person = PersonFactory(pk=1, name="Ana Ruiz", credentials="L.Ac.", account=user)
    study = StudyFactory()
    articles = add_articles(blog, PAGES, "pain")
    body = ArticlePage(body=[section("What was tried", [("prose", TEXT)])]).body
    ArticlePage.objects.update(body=body, first_published_at="2020-01-01T12:00:00Z")
    PageDates.objects.update(published_on=date(2020, 1, 1))
    days = {page.pk: TODAY - timedelta(days=page.pk % 1500) for page in articles}
    PageReview.objects.bulk_create(
        PageReview(page_id=page.pk, date=days[page.pk], reviewer=person, reviewer_name=str(person))
        for page in articles[:REVIEWED]
    )
    PageDates.objects.bulk_create(
        [
            PageDates(
                page_id=page.pk,
                published_on=date(2020, 1, 1),
                reviewed_on=days[page.pk],
                reviewer=person,
                reviewed_by=str(person),
                due_on=days[page.pk] + timedelta(days=1095),
                is_updated_since_review=page.pk % 7 == 0,
            )
            for page in articles[:REVIEWED]
        ],
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=[
            "published_on",
            "reviewed_on",
            "reviewer",
            "reviewed_by",
            "due_on",
            "is_updated_since_review",
        ],
    )
    EvidenceChange.objects.bulk_create(
        EvidenceChange(page_id=page.pk, study=study) for page in articles[::10]
    )
    client = Client()
    client.force_login(user)
    return client


def timed(ask, url, data):
    """Return the seconds of a request, and its answer once it has been read whole."""
    start = time.monotonic()
    answer = ask(url, data)
    answer.getvalue()
    taken = time.monotonic() - start
    if answer.status_code not in (200, 302):
        sys.exit(f"answered {answer.status_code}")
    return taken, answer


def measure(folder):
    """Print the median time of each view, and the time of each change, on one database."""
    from django.core.management import call_command
    from django.urls import reverse

    (folder / "static").mkdir()
    call_command("migrate", verbosity=0)
    client = fill()
    report = reverse("pages_dates_report")
    for title, query in REQUESTS:
        taken = [timed(client.get, report, query)[0] for _time in range(TIMES)]
        print(f"  {title}: {statistics.median(taken) * 1000:.0f} ms")
    for action, data in CHANGES:
        url = reverse(
            "wagtail_bulk_action",
            args=["pages", "pagedates", action],
            query={"id": "all", "q": "pain"},
        )
        shown, answer = timed(client.post, url, data)
        confirmed = {**data, "confirmed": "1", "seen": SEEN.search(answer.text)[1]}
        done, _answer = timed(client.post, url, confirmed)
        print(f"  {action} on all: shown in {shown:.1f} s, done in {done:.1f} s")


if __name__ == "__main__":
    measure_database(measure, sys.argv[1:])
