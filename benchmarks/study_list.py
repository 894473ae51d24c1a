"""`python -m benchmarks.study_list [postgres]`: how long the editor takes to list 10,000 studies.

Works in a database of its own, which it makes and deletes: SQLite, or a temporary PostgreSQL.
"""

import statistics
import sys
import time

from benchmarks.databases import measure_database

STUDIES, CITED, TIMES = 10_000, 2_000, 7
LIST = "wagtailsnippets_blog_study:list"
CHOOSER = "wagtailsnippetchoosers_blog_study:choose_results"
REQUESTS = (
    ("list", LIST, {}),
    ("list, last page", LIST, {"p": STUDIES // 25}),
    ("list, search for a word in every study", LIST, {"q": "trial"}),
    ("list, search for one study", LIST, {"q": "trial 9876 lu"}),
    ("list, search for nothing there", LIST, {"q": "zebra"}),
    ("list, never cited", LIST, {"attention": "never-cited"}),
    ("list, not checked for a year", LIST, {"unchecked": "12"}),
    ("chooser", CHOOSER, {}),
    ("chooser, search for a word in every study", CHOOSER, {"q": "trial"}),
    ("chooser, search for one study", CHOOSER, {"q": "trial 9876 lu"}),
)


def fill():
    """Make STUDIES studies, of which an article cites CITED, and return a client logged in."""
    from django.contrib.auth import get_user_model
    from django.test import Client
    from wagtail.models import Page

    from blog.models import Citation, Study

    studies = [
        Study(
            title=f"Trial {number} of treatment {number % 97} for pain of the lower back",
            authors=[{"family": "Lu", "given": f"Wei {number % 31}"}, {"literal": "A group"}],
            journal=f"Journal of Pain {number % 60}",
            year=1960 + number % 65,
            doi=f"10.5555/trial.{number}",
        )
        for number in range(STUDIES)
    ]
    for study in studies:
        study.clean()
    Study.objects.bulk_create(studies, batch_size=500)
    page = Page.objects.get(depth=2)
    Citation.objects.bulk_create(Citation(page=page, study=study) for study in studies[:CITED])
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("a@clinic.example", "-"))
    return client


def measure(folder):
    """Print the median time of each request on one database, in this process."""
    from django.core.management import call_command
    from django.urls import reverse

    (folder / "static").mkdir()
    call_command("migrate", verbosity=0)
    client = fill()
    for title, name, query in REQUESTS:
        taken = []
        for _time in range(TIMES):
            start = time.monotonic()
            answer = client.get(reverse(name), query)
            taken.append(time.monotonic() - start)
            if answer.status_code != 200:
                sys.exit(f"{title}: answered {answer.status_code}")
        print(f"  {title}: {statistics.median(taken) * 1000:.0f} ms")


if __name__ == "__main__":
    measure_database(measure, sys.argv[1:])
