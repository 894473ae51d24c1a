"""The site's one format of dates, which always prints the year."""

from datetime import date

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from tests.factories import publish_article


@pytest.mark.django_db
def test_it_holds_wherever_a_day_is_printed(site, client, settings, reviewed):
    settings.DATE_FORMAT = "F j, Y"
    article = publish_article(site.blog, published_on=date(2024, 5, 3))
    reviewed(article, reviewer_name="Zoe Lind, MD")
    page = client.get(article.url).content.decode()
    assert '<time datetime="2024-05-03">May 3, 2024</time>' in page
    assert '<time datetime="2026-02-01">February 1, 2026</time>' in page
    assert "May 3, 2024" in client.get("/blog/").content.decode()


@pytest.mark.parametrize("good", ["j F Y", "F j, Y", "Y-m-d", "d.m.Y"])
def test_it_may_be_any_that_prints_the_year(settings, good):
    settings.DATE_FORMAT = good
    call_command("check")


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        ("j F", "does not print the year"),
        ("j M y", "does not print the year"),
        (r"j F \Y", "does not print the year"),
        ("j F Y H:i", "asks for the time of a day"),
    ],
)
def test_it_is_refused_without_the_year(settings, bad, sentence):
    settings.DATE_FORMAT = bad
    with pytest.raises(SystemCheckError, match=sentence):
        call_command("check")
