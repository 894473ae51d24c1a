"""What the editor waits for: `python -m benchmarks.scale.editor POSTS FOLDER`.

Runs in a site's environment: asks its own views as a superuser, and imports so many posts, which
it writes into the folder. Prints one JSON object: `{act: median milliseconds}`, for the import
seconds.
"""

import json
import statistics
import sys
import time
from io import StringIO
from pathlib import Path

TIMES = 5
POST = """{title}

Published: March 4, 2024

Why it hurts

Feet carry the whole body, and a long walk tires the small muscles that hold the arch.

What helps

1. Rest: put your feet up for an hour.
2. Shoes: choose a pair with room for your toes.
"""


def milliseconds(act):
    """Return how long `act()` takes, the median of TIMES after a first one that does not count."""
    act()
    taken = []
    for _time in range(TIMES):
        start = time.perf_counter()
        act()
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


def measure(posts, folder):
    """Return the figures."""
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.test import Client
    from django.urls import reverse

    from blog.models import BlogIndexPage
    from tests.editor import article_form, posted_section, prose

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(get_user_model().objects.filter(is_superuser=True).first())
    blog = BlogIndexPage.objects.order_by("path").first()
    body = [posted_section("What was tried", ("prose", prose("<p>A walk a day.</p>")))]
    added = iter(range(1000))

    def ask(url):
        response = client.get(url)
        response.getvalue()
        if response.status_code != 200:
            sys.exit(f"{url} answered {response.status_code}")

    def publish():
        slug = f"measured-{next(added)}"
        url = reverse("wagtailadmin_pages:add", args=["blog", "articlepage", blog.pk])
        form = article_form(title=slug, slug=slug, sections=body, summary="A walk a day.")
        response = client.post(url, form | {"action-publish": "publish"})
        if response.status_code != 302:
            sys.exit(f"publishing answered {response.status_code}")

    figures = {
        "Explorer": milliseconds(lambda: ask(reverse("wagtailadmin_explore", args=[blog.pk]))),
        "Dates report": milliseconds(lambda: ask(reverse("pages_dates_report"))),
        "Save and publish": milliseconds(publish),
    }
    for number in range(posts):
        (folder / f"post-{number}.txt").write_text(POST.format(title=f"Sore feet, part {number}"))
    start = time.perf_counter()
    call_command("import_articles", str(folder), "--publish", verbosity=0, stdout=StringIO())
    figures[f"Import of {posts:,} posts, seconds"] = time.perf_counter() - start
    return figures


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(measure(int(sys.argv[1]), Path(sys.argv[2]))))
