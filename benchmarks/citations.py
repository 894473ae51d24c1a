"""`python -m benchmarks.citations [postgres]`: what 60 citations cost an article, against one.

The article is whole (author, topics, picture, dates, posts beside it) and has one text in both
cases, 60 paragraphs; what changes is how many of them end in a citation of a study of its own, or
how many are a study's card. The goal is at most twice the time.
"""

import statistics
import sys
import time
from datetime import date

from benchmarks.databases import measure_database

MOST, TIMES, WARM = 60, 40, 5
PARAGRAPH = "<p>Pain fell during twelve weeks of treatment and rose again after them{marker}.</p>"
MARKER = ' <a linktype="study" id="{pk}">[Lu 2020]</a>'


def paragraphs(studies):
    """Return MOST texts, of which the first end in a citation of one of the studies."""
    markers = [MARKER.format(pk=study.pk) for study in studies]
    markers += [""] * (MOST - len(markers))
    return [("prose", PARAGRAPH.format(marker=marker)) for marker in markers]


def cards(studies):
    """Return MOST blocks, of which the first are cards of the studies and the rest are texts."""
    finding = PARAGRAPH.format(marker="")
    shown = [("study_citation", {"study": study.pk, "finding": finding}) for study in studies]
    return [*shown, *paragraphs([])[len(shown) :]]


def median_times(client, urls):
    """Return the median seconds of each address, asked for in turn."""
    taken = {url: [] for url in urls}
    for number in range(WARM + TIMES):
        for url in urls:
            start = time.perf_counter()
            answer = client.get(url)
            if number >= WARM:
                taken[url].append(time.perf_counter() - start)
            if answer.status_code != 200:
                sys.exit(f"{url}: answered {answer.status_code}")
    return [statistics.median(taken[url]) for url in urls]


def measure(folder):
    """Print the medians and their ratio, in this process, on one database."""
    from django.core.management import call_command
    from django.test import Client

    from tests.factories import (
        ImageFactory,
        PersonFactory,
        StudyFactory,
        TopicFactory,
        build_site,
        publish_article,
        section,
    )

    (folder / "static").mkdir()
    call_command("migrate", verbosity=0)
    _home, blog = build_site()
    studies = StudyFactory.create_batch(MOST, participants=40, design="cohort")
    whole = {
        "authors": [PersonFactory()],
        "topics": [TopicFactory(), TopicFactory()],
        "lead_image": ImageFactory(),
        "lead_image_alt": "A hand",
        "published_on": date(2024, 5, 3),
    }
    client = Client()
    for name, content in (("in the text", paragraphs), ("as cards", cards)):
        urls = [
            publish_article(
                blog, body=[section("What was tried", content(studies[:number]))], **whole
            ).url
            for number in (1, MOST)
        ]
        one, most = median_times(client, urls)
        print(
            f"  {name}: 1 citation {one * 1000:.1f} ms, "
            f"{MOST} citations {most * 1000:.1f} ms, ratio {most / one:.2f}"
        )


if __name__ == "__main__":
    measure_database(measure, sys.argv[1:])
