"""What readers, search engines and feed readers are told of a page's dates."""

import json
from datetime import date
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages import dates
from pages.models import StandardPage
from tests.factories import StandardPageFactory, publish_article

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PUBLISHED, UPDATED = date(2024, 5, 3), date(2026, 1, 16)


@pytest.fixture
def article(site):
    return publish_article(site.blog, title="Sore feet", published_on=PUBLISHED)


@pytest.fixture
def standard_page(site):
    page = StandardPageFactory(parent=site.home, title="Needles", live=False)
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


def read(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def facts(client, page):
    """Return the lines below the title."""
    return [" ".join(line.get_text().split()) for line in read(client, page).select(".facts li")]


def data(client, page, kind="MedicalWebPage"):
    """Return the JSON-LD item of a kind, or None."""
    script = read(client, page).find("script", type="application/ld+json")
    items = json.loads(script.string)
    items = items if isinstance(items, list) else [items]
    return next((item for item in items if kind in item["@type"]), None)


def test_a_review_is_named_with_its_day_the_next_one_and_the_profile(
    article, client, clinician, reviewed
):
    reviewed(article, clinician("Zoe Lind", credentials="L.Ac."))
    line = "Reviewed by Zoe Lind, L.Ac., 1 February 2026; next review due 1 February 2029"
    assert line in facts(client, article)
    link = read(client, article).select_one(".facts").find("a", string="Zoe Lind, L.Ac.")
    assert client.get(link["href"]).status_code == 200
    days = [time["datetime"] for time in read(client, article).select(".facts time")]
    assert days == ["2024-05-03", "2026-02-01", "2029-02-01"]


@pytest.mark.parametrize(
    ("is_physician", "is_own", "label"),
    [
        (False, False, "Reviewed by Zoe Lind, MD,"),
        (True, False, "Medically reviewed by Zoe Lind, MD,"),
        (False, True, "Written and checked by Zoe Lind, MD,"),
        (True, True, "Written and checked by Zoe Lind, MD,"),
    ],
)
def test_only_physicians_review_medically_and_nobody_reviews_their_own(
    article, client, clinician, reviewed, is_physician, is_own, label
):
    reviewed(article, clinician(is_physician=is_physician), is_own=is_own)
    assert [line for line in facts(client, article) if line.startswith(label)]


def test_a_reviewer_without_a_profile_stays_named_as_they_were(
    article, client, clinician, reviewed
):
    person = clinician("Zoe Lind", credentials="MD")
    reviewed(article, person)
    person.name, person.credentials = "Zoe Moor", "PhD"
    person.save()
    assert data(client, article)["reviewedBy"]["name"] == "Zoe Lind"
    person.delete()
    line = read(client, article).select_one(".facts").find("b", string="Zoe Lind, MD")
    assert line.find_parent("a") is None
    assert "url" not in data(client, article)["reviewedBy"]


def test_what_changed_opens_and_tells_corrections_apart_but_not_imports(article, client):
    dates.record_import(article, PUBLISHED, updated_on=date(2024, 6, 1))
    dates.record_update(article, UPDATED, "We added a trial.")
    dates.record_update(article, date(2025, 2, 1), "We mended a dose.", kind="correction")
    details = read(client, article).select_one("details.changes")
    assert details.summary.string == "What changed"
    lines = [" ".join(line.get_text().split()) for line in details.find_all("li")]
    assert lines == [
        "16 January 2026: We added a trial.",
        "1 February 2025 (correction): We mended a dose.",
    ]


def test_the_first_time_of_a_reviewed_article_is_still_its_own_date(
    site, article, client, clinician, reviewed
):
    publish_article(site.blog, published_on=date(2020, 1, 1))
    reviewed(article, clinician())
    assert read(client, article).time["datetime"] == "2024-05-03"


def test_search_engines_get_a_reviewer_with_credentials(article, client, clinician, reviewed):
    dates.record_update(article, UPDATED, "We added a trial.")
    reviewed(article, clinician("Zoe Lind", credentials="L.Ac."))
    found = data(client, article)
    assert found["datePublished"] == "2024-05-03"
    assert found["dateModified"] == "2026-01-16"
    assert found["lastReviewed"] == "2026-02-01"
    reviewer = found["reviewedBy"]
    assert (reviewer["@type"], reviewer["name"]) == ("Person", "Zoe Lind")
    assert reviewer["hasCredential"] == {
        "@type": "EducationalOccupationalCredential",
        "name": "L.Ac.",
    }
    assert reviewer["url"].startswith("http://localhost/team/")


def test_only_a_physician_is_one_to_search_engines(article, client, clinician, reviewed):
    reviewed(article, clinician(is_physician=True))
    assert data(client, article)["reviewedBy"]["@type"] == ["Person", "Physician"]


def test_search_engines_hear_of_no_reviewer_who_checked_their_own_page(
    article, client, clinician, reviewed
):
    reviewed(article, clinician(), is_own=True)
    found = data(client, article)
    assert found["lastReviewed"] == "2026-02-01"
    assert "reviewedBy" not in found


def test_a_clinic_page_shows_its_review_and_updates_but_not_when_it_was_published(
    standard_page, client, clinician, reviewed
):
    assert facts(client, standard_page) == []
    assert data(client, standard_page, "WebPage") is None
    dates.set_published_on(standard_page, PUBLISHED)
    dates.record_update(standard_page, UPDATED, "We bought other needles.")
    assert facts(client, standard_page) == ["Updated 16 January 2026"]
    assert data(client, standard_page, "WebPage")["dateModified"] == "2026-01-16"
    assert data(client, standard_page) is None
    reviewed(standard_page, clinician())
    line = "Reviewed by Zoe Lind, MD, 1 February 2026; next review due 1 February 2029"
    assert facts(client, standard_page) == ["Updated 16 January 2026", line]
    assert read(client, standard_page).select_one("details.changes")
    assert data(client, standard_page)["reviewedBy"]["name"] == "Zoe Lind"


def test_a_revoked_review_is_shown_no_more(article, client, clinician, reviewed, administrator):
    reviewed(article, clinician())
    dates.revoke_review(article, article.reviews.get(), administrator, "Signed by mistake.")
    assert not [line for line in facts(client, article) if "eviewed" in line]
    assert "lastReviewed" not in data(client, article)


def test_minor_edits_move_nothing_that_readers_feeds_or_search_engines_see(
    article, client, clinician, reviewed
):
    dates.record_update(article, UPDATED, "We added a trial.")
    reviewed(article, clinician())

    def seen():
        return facts(client, article), data(client, article), feed(client), sitemap(client)

    before = seen()
    for number in range(3):
        article.summary = f"A comma, mended {number}"
        article.save_revision().publish()
    article.refresh_from_db()
    after = seen()
    after[1]["description"] = before[1].get("description")
    before[1].setdefault("description", None)
    assert after == before


def feed(client):
    """Return `{title: (published, updated)}`, days or None."""
    root = ElementTree.fromstring(client.get("/blog/feed/").content)  # noqa: S314 - our own feed
    return {
        entry.findtext(f"{ATOM}title"): (
            (entry.findtext(f"{ATOM}published") or "")[:10] or None,
            entry.findtext(f"{ATOM}updated")[:10],
        )
        for entry in root.iter(f"{ATOM}entry")
    }


def sitemap(client):
    """Return `{address: lastmod or None}`."""
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own
    return {url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod") for url in root}


class TestAnAlias:
    @pytest.fixture
    def alias(self, article, clinician, reviewed):
        dates.record_update(article, UPDATED, "We added a trial.")
        reviewed(article, clinician())
        return article.create_alias(update_slug="mirror")

    def test_tells_its_originals_dates_on_its_page(self, article, alias, client):
        assert len(facts(client, article)) == 4
        assert facts(client, alias) == facts(client, article)
        assert read(client, alias).select_one("details.changes")
        assert data(client, alias)["reviewedBy"] == data(client, article)["reviewedBy"]

    def test_tells_them_in_lists_feed_sitemap_and_search(self, site, article, alias, client):
        publish_article(site.blog, title="Newer", published_on=date(2025, 5, 3))
        page = BeautifulSoup(client.get("/blog/").content, "html.parser")
        assert [card.get_text() for card in page.select(".card__title")] == [
            "Newer",
            "Sore feet",
            "Sore feet",
        ]
        days = [time["datetime"] for time in page.select(".card time")]
        assert days == ["2025-05-03", "2024-05-03", "2024-05-03"]
        assert client.get("/blog/2024/").content.count(b'class="card__title"') == 2
        assert feed(client)["Sore feet"] == ("2024-05-03", "2026-01-16")
        assert sitemap(client)["http://localhost/blog/mirror/"] == "2026-01-16"
        found = BeautifulSoup(client.get("/search/?q=sore").content, "html.parser")
        assert [time["datetime"] for time in found.select("time")] == ["2024-05-03"] * 2

    def test_is_among_recent_posts_with_its_originals_day(self, site, article, alias, client):
        other = publish_article(site.blog, published_on=date(2020, 1, 1))
        days = [time["datetime"] for time in read(client, other).select(".recent time")]
        assert days == ["2024-05-03", "2024-05-03"]

    def test_costs_no_query_more_in_a_list_than_any_article(self, site, article, alias, client):
        def count():
            client.get("/blog/")
            with CaptureQueriesContext(connection) as queries:
                client.get("/blog/")
            return len(queries)

        few = count()
        for number in range(4):
            article.create_alias(update_slug=f"mirror-{number}")
        assert count() == few


def test_a_review_costs_an_article_no_query(article, client, clinician, reviewed):
    def count():
        client.get(article.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(article.url)
        return len(queries)

    before = count()
    reviewed(article, clinician())
    assert count() == before


class TestTheClinicsDay:
    @pytest.mark.parametrize(
        ("zone", "instant", "day"),
        [
            # Clocks go forward at 1:00 UTC on this Sunday, back at 1:00 UTC on 25 October.
            ("Europe/Berlin", "2026-03-28T22:59:59Z", "2026-03-28"),
            ("Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29"),
            ("Europe/Berlin", "2026-03-29T21:59:59Z", "2026-03-29"),
            ("Europe/Berlin", "2026-03-29T22:00:00Z", "2026-03-30"),
            ("Europe/Berlin", "2026-10-25T22:59:59Z", "2026-10-25"),
            ("Europe/Berlin", "2026-10-25T23:00:00Z", "2026-10-26"),
            # There is no midnight on this day: clocks go from 24:00 to 1:00.
            ("Africa/Cairo", "2026-04-23T22:00:00Z", "2026-04-24"),
        ],
    )
    def test_dates_what_goes_live_around_a_change_of_clocks(
        self, site, client, settings, time_machine_at, zone, instant, day
    ):
        settings.TIME_ZONE = zone
        time_machine_at(instant)
        article = publish_article(site.blog, title="Sore feet")
        assert read(client, article).time["datetime"] == day
        assert feed(client)["Sore feet"] == (day, day)
        assert sitemap(client)[f"http://localhost{article.url}"] == day
