"""What the start page and the page editor tell staff of dates and reviews."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission

from pages import dates
from pages.models import ClinicSettings, PageDates
from pages.review_chart import ReviewChart
from tests.factories import ArticlePageFactory, PersonFactory, publish_article

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 10)
PUBLISHED = date(2024, 5, 3)


@pytest.fixture(autouse=True)
def today(time_machine_at):
    time_machine_at("2026-06-10T06:00:00Z")


@pytest.fixture
def zoe(clinician, client):
    """A clinician who is logged in."""
    person = clinician("Zoe Lind")
    client.force_login(person.account)
    return person


def start_page(client):
    soup = BeautifulSoup(client.get(reverse("wagtailadmin_home")).content, "html.parser")
    return soup.select_one(".reviews")


def lines(panel):
    return [" ".join(line.get_text().split()) for line in panel.select(".reviews__list li")]


class TestTheStartPage:
    def test_tells_what_is_overdue_due_soon_or_asked_for_of_mine(self, client, zoe, due, clinician):
        due("Overdue", -1, owner=zoe)
        due("Today", 0, reviewer=zoe)
        due("Far", 61, owner=zoe)
        due("Somebody else's", 0, owner=clinician(), reviewer=zoe)
        dates.ask_for_review(due("Asked", 400), zoe)
        assert lines(start_page(client)) == [
            "Overdue Overdue since 9 June 2026",
            "Today Due on 10 June 2026",
            "Asked Due on 15 July 2027 Asked for on 10 June 2026",
        ]

    def test_leads_to_the_editor_only_where_somebody_may_edit(self, client, zoe, due):
        article = due("Sore feet", 0, owner=zoe)
        link = start_page(client).select_one(".reviews__list a")
        assert link["href"] == reverse("wagtailadmin_pages:edit", args=[article.pk])
        GroupPagePermission.objects.all().delete()
        assert start_page(client).select_one(".reviews__list a") is None
        assert "Sore feet" in start_page(client).get_text()

    def test_is_silent_for_somebody_without_any_review(self, client, login, due):
        due("Sore feet", 0)
        assert start_page(login("Clinicians")) is None

    def test_tells_administrators_of_the_whole_site(self, client, login, due, site):
        due("Overdue", -1)
        due("Soon", 60)
        updated = due("Updated", 500)
        dates.record_update(updated, TODAY, "We added a trial.")
        publish_article(site.blog)
        panel = start_page(login("Site administrators"))
        counts = {
            row.dt.get_text(): int(row.dd.get_text())
            for row in panel.select(".reviews__counts > div")
        }
        assert counts == {
            "Overdue": 1,
            "Due within 60 days": 1,
            "Never reviewed": 3,  # the new article, the home page and the list of articles
            "Updated since review": 1,
            "Evidence changed": 0,
        }
        overdue = panel.find("a", string="Overdue")
        assert overdue["href"] == f"{reverse('pages_dates_report')}?state=overdue"
        assert "Nothing is due for you" in panel.get_text()

    def test_does_not_count_for_others(self, client, zoe, due):
        due("Sore feet", 0, owner=zoe)
        assert start_page(client).select(".reviews__counts") == []

    def test_says_how_many_more_there_are(self, client, zoe, due):
        for number in range(10):
            due(f"Page {number}", 0, owner=zoe)
        panel = start_page(client)
        assert len(lines(panel)) == 8
        assert "And 2 more pages." in panel.get_text()

    def test_costs_the_same_for_1_and_20_pages(self, client, zoe, due):
        def count():
            client.get(reverse("wagtailadmin_home"))
            with CaptureQueriesContext(connection) as queries:
                client.get(reverse("wagtailadmin_home"))
            return len(queries)

        due("First", 0, owner=zoe)
        few = count()
        for number in range(20):
            due(f"More {number}", number, owner=zoe, reviewer=PersonFactory())
        assert count() == few


class TestTheChart:
    def test_has_twelve_months_and_says_the_same_in_words_and_as_a_table(self, client, zoe, due):
        for days in (0, 10, 30, 355, 356):  # 10 June, 20 June, 10 July, 31 May, 1 June
            due(f"Page {days}", days, owner=zoe)
        figure = start_page(client).figure
        sentence = "4 reviews are due from June 2026 to May 2027."
        assert figure.figcaption.get_text() == sentence
        assert figure.svg["aria-label"] == sentence
        rows = [(row.th.get_text(), int(row.td.get_text())) for row in figure.select("tbody tr")]
        assert len(rows) == 12
        assert [row for row in rows if row[1]] == [
            ("June 2026", 2),
            ("July 2026", 1),
            ("May 2027", 1),
        ]
        assert [float(bar["height"]) for bar in figure.select("rect")] == [96, 48, 48]
        assert not figure.select("[style]")

    def test_counts_the_whole_site_for_administrators_and_mine_for_others(
        self, client, zoe, due, login
    ):
        due("Mine", 5, owner=zoe)
        due("Another", 5)
        assert start_page(client).figcaption.get_text().startswith("1 review is due")
        panel = start_page(login("Site administrators"))
        assert panel.figcaption.get_text().startswith("2 reviews are due")

    def test_of_nothing_says_so(self):
        chart = ReviewChart(PageDates.objects.all(), TODAY)
        assert chart.sentence == "No review is due from June 2026 to May 2027."

    def test_stays_within_its_height_and_width(self, due):
        for days in range(0, 330, 15):
            due(f"Page {days}", days)
        chart = ReviewChart(PageDates.objects.all(), TODAY)
        assert sum(bar.count for bar in chart.bars) == chart.count == 22
        assert all(bar.x >= 0 and bar.x + bar.width <= 100 for bar in chart.bars)
        assert all(bar.y > 0 and bar.y + bar.height == chart.baseline for bar in chart.bars)


def side_panel(client, page):
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    return soup.select_one('[data-side-panel="dates"]'), soup


def facts(panel):
    return {
        " ".join(row.dt.get_text().split()): " ".join(row.dd.get_text().split())
        for row in panel.select("dl > div")
    }


class TestTheSidePanel:
    def test_tells_every_date_of_the_page(self, client, zoe, due):
        article = due("Sore feet", -5, owner=zoe, reviewer=zoe)
        dates.record_update(article, TODAY, "We added a trial.")
        panel, soup = side_panel(client, article)
        assert facts(panel) == {
            "Published": "3 May 2024",
            "Updated": "10 June 2026",
            "Reviewed by": "Zoe Lind, MD, 1 February 2026",
            "Next review due": "5 June 2026",
            "Owner": "Zoe Lind, MD",
            "Time between reviews": "36 months, the site's interval",
        }
        states = [state.get_text() for state in panel.select(".page-dates__states li")]
        assert states == ["Overdue", "Updated since review"]
        toggle = soup.select_one('[data-side-panel-toggle="dates"]')
        assert toggle.select_one("[data-side-panel-toggle-counter]").get_text(strip=True) == "2"

    def test_tells_the_last_updates_reviews_and_what_waits(
        self, client, zoe, due, reviewed, administrator
    ):
        article = due("Sore feet", 500, reviewer=zoe)
        dates.record_update(
            article, TODAY, "We mended a dose.", kind="correction", user=zoe.account
        )
        dates.revoke_review(article, article.reviews.get(), administrator, "Signed by mistake.")
        reviewed(article, on=date(2026, 3, 1), reviewer_name="Ana Ruiz, MD", is_on_paper=True)
        article.save_revision()
        dates.propose_update(article, "We shall add a trial.", "update", zoe.account)
        panel, _soup = side_panel(client, article)
        text = " ".join(panel.get_text().split())
        assert "Update: We shall add a trial." in text
        assert "10 June 2026, Correction: We mended a dose." in text
        assert "1 March 2026, Ana Ruiz, MD done on paper" in text
        assert panel.select_one(".page-dates__revoked").get_text(strip=True).startswith("1 Feb")
        assert "revoked: Signed by mistake." in text

    def test_tells_the_pages_own_interval(self, client, zoe, due, site):
        ClinicSettings.objects.create(site=site.home.get_site(), review_interval_months=24)
        article = due("Sore feet", 500)
        assert facts(side_panel(client, article)[0])["Time between reviews"] == (
            "24 months, the site's interval"
        )
        dates.set_interval(article, 12)
        assert facts(side_panel(client, article)[0])["Time between reviews"] == "12 months"

    def test_leads_to_the_pages_history(self, client, zoe, due):
        article = due("Sore feet", 500)
        link = side_panel(client, article)[0].find("a", string="The whole history")
        assert link["href"] == reverse("wagtailadmin_pages:history", args=[article.pk])
        assert client.get(link["href"]).status_code == 200

    def test_of_a_draft_says_that_it_is_not_published(self, client, zoe, site):
        draft = ArticlePageFactory(parent=site.blog, live=False)
        panel, _soup = side_panel(client, draft)
        assert panel.select_one(".page-dates__states").get_text(strip=True) == "Not published"
        assert facts(panel) == {}

    def test_costs_the_same_for_1_and_30_records(self, client, zoe, due, reviewed):
        def count():
            side_panel(client, article)
            with CaptureQueriesContext(connection) as queries:
                side_panel(client, article)
            return len(queries)

        article = due("Sore feet", 500, owner=zoe)
        dates.record_update(article, TODAY, "One.", user=zoe.account)
        few = count()
        for number in range(14):
            dates.record_update(article, TODAY, f"Update {number}.", user=zoe.account)
            reviewed(article, zoe, on=PUBLISHED + timedelta(days=number))
        assert count() == few

    def test_is_no_piece_for_a_form_that_adds_a_page(self, client, zoe, due):
        url = reverse("wagtailadmin_pages:edit", args=[due("Sore feet", 500).pk])
        response = client.get(url, {"_w_hydrate_create_view": "1"})
        assert "side-panel=" in response.content.decode()
        assert "page-dates" not in response.content.decode()

    def test_of_a_mirror_tells_its_originals_dates(self, client, zoe, due, administrator):
        mirror = due("Sore feet", 500, owner=zoe).create_alias(update_slug="mirror")
        panel, _soup = side_panel(client, mirror)
        assert "the dates of the original" in panel.get_text()
        assert facts(panel)["Published"] == "3 May 2024"

    def test_is_kept_from_those_who_may_not_edit_the_page(self, client, login, due):
        article = due("Sore feet", 500)
        GroupPagePermission.objects.all().delete()
        url = reverse("wagtailadmin_pages:edit", args=[article.pk])
        assert login("Clinic staff").get(url).status_code == 302
        client.logout()
        assert "/admin/login/" in client.get(url)["Location"]

    def test_a_page_that_does_not_exist_is_not_found_in_the_editors_own_words(self, client, zoe):
        response = client.get(reverse("wagtailadmin_pages:edit", args=[999_999]))
        assert response.status_code == 404
