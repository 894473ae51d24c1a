"""The report on the dates of all pages."""

import csv
import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, PageViewRestriction

from pages import dates
from pages.models import PageDates
from pages.roles import CLINIC_STAFF, CLINICIANS, SITE_ADMINISTRATORS
from tests.bulk import FIRST_DAY, add_articles
from tests.factories import (
    ArticlePageFactory,
    PersonFactory,
    StandardPageFactory,
    UserFactory,
    publish_article,
)

pytestmark = pytest.mark.django_db

THE_DAY = date(2024, 5, 3)
REPORT, RESULTS = "pages_dates_report", "pages_dates_report_results"
HOSTILE = [
    '=HYPERLINK("https://a.example","Win")',
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\x07=1+1",
    "＝1+1",
    '"; =1+1',
    "<script>alert(1)</script>",
]


@pytest.fixture
def clinician():
    return PersonFactory(name="Ana Ruiz", credentials="L.Ac.")


@pytest.fixture
def report(editor_client):
    """Ask for the report: `report(state="overdue")` returns the titles in their order."""

    def titles(name=REPORT, **query):
        answer = editor_client.get(reverse(name, query=query))
        assert answer.status_code == 200
        return [page.title for page in answer.context["table"].data]

    return titles


@pytest.fixture
def exported(editor_client):
    """Download the report: `exported("csv", q="…")` returns its rows as dicts."""

    def rows(kind, **query):
        answer = editor_client.get(reverse(REPORT, query={**query, "export": kind}))
        content = b"".join(answer.streaming_content)
        if kind == "csv":
            lines = list(csv.reader(io.StringIO(content.decode(), newline="")))
        else:
            sheet = openpyxl.load_workbook(io.BytesIO(content)).active
            lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
        return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]

    return rows


def reviewed(site, title, clinician, administrator, months=12, **fields):
    """Publish an article, due for review again so many months after 1 June 2025."""
    article = publish_article(site.blog, title=title, published_on=THE_DAY, **fields)
    dates.set_interval(article, months)
    dates.record_paper_review(article, clinician, date(2025, 6, 1), "Paper.", administrator)
    return article


def test_a_page_stands_there_with_all_its_dates(
    editor_client, site, clinician, administrator, exported
):
    article = reviewed(site, "Back pain", clinician, administrator)
    dates.record_update(article, date(2025, 1, 16), "We added a trial.", kind="correction")
    dates.set_owner(article, PersonFactory(name="Sam Lee"))
    text = editor_client.get(reverse(REPORT)).text
    for said in ("3 May 2024", "16 Jan 2025", "Correction", "1 Jun 2025", "1 Jun 2026", "Sam Lee"):
        assert said in text
    assert "Ana Ruiz, L.Ac." in text
    [row] = exported("csv", q="Back")
    assert row == {
        "Page": "Back pain",
        "Type": "Article",
        "Place in the tree": "/home/blog/back-pain/",
        "State": row["State"],
        "Published": "2024-05-03",
        "Updated": "2025-01-16",
        "Kind of change": "Correction",
        "Reviewed": "2025-06-01",
        "Reviewer": "Ana Ruiz, L.Ac.",
        "Next review due": "2026-06-01",
        "Owner": "Sam Lee",
        "Months between reviews": "12",
    }


def test_a_page_without_dates_and_a_draft_are_there_too(site, report):
    StandardPageFactory(parent=site.home, title="Imported")
    ArticlePageFactory(parent=site.blog, title="Draft", live=False)
    assert not PageDates.objects.exists()
    assert set(report()) == {"Riverbank Clinic", "Articles", "Imported", "Draft"}


def test_an_alias_is_left_out_and_its_original_is_there(site, report):
    publish_article(site.blog, title="Original").create_alias(update_slug="alias")
    assert report(q="Original") == ["Original"]


def test_an_empty_site_has_an_empty_report(editor_client):
    for page in Page.objects.filter(depth=2):
        page.delete()
    for name in (REPORT, RESULTS):
        assert "No page matches." in editor_client.get(reverse(name)).text


@pytest.mark.parametrize(
    ("sort", "titles"),
    [
        ("published", ["Old", "Young", "None"]),
        ("-published", ["Young", "Old", "None"]),
        ("updated", ["Old", "Young", "None"]),
        ("-updated", ["Young", "Old", "None"]),
        ("reviewed", ["Young", "Old", "None"]),
        ("-reviewed", ["Old", "Young", "None"]),
        ("due", ["Young", "Old", "None"]),
        ("-due", ["Old", "Young", "None"]),
        ("title", ["None", "Old", "Young"]),
        ("-title", ["Young", "Old", "None"]),
        ("state", ["Young", "None", "Old"]),
        ("-state", ["Old", "None", "Young"]),
        ("password", ["Young", "None", "Old"]),
    ],
)
def test_every_column_of_dates_sorts_and_what_is_missing_comes_last(
    site, report, clinician, administrator, time_machine_at, sort, titles
):
    for title, published, review in (
        ("Old", date(2020, 1, 1), date(2026, 10, 1)),
        ("Young", date(2022, 1, 1), date(2022, 10, 1)),
    ):
        article = publish_article(site.blog, title=title, published_on=published)
        dates.record_update(article, published + timedelta(days=1), "A note.")
        dates.record_paper_review(article, clinician, review, "Paper.", administrator)
    missing = publish_article(site.blog, title="None")
    dates.set_published_on(missing, None)
    found = report(ordering=sort)
    assert [title for title in found if title in titles] == titles


def test_the_filters_narrow_by_type_owner_reviewer_due_and_section(
    site, report, clinician, administrator
):
    reviewed(site, "Back pain", clinician, administrator)
    later = reviewed(site, "Neck pain", clinician, administrator, months=24)
    owner = PersonFactory()
    dates.set_owner(later, owner)
    about = StandardPageFactory(parent=site.home, title="About")
    assert report(content_type=about.content_type_id) == ["About"]
    assert report(owner=owner.pk) == ["Neck pain"]
    assert set(report(reviewer=clinician.pk)) == {"Back pain", "Neck pain"}
    assert report(due_before="2026-12-01") == ["Back pain"]
    assert set(report(section=site.blog.pk)) == {"Articles", "Back pain", "Neck pain"}
    assert "Neck pain" not in report(owner="null")
    assert "Back pain" in report(owner="null")


def test_states_filter_and_any_of_the_ticked_ones_counts(
    site, report, clinician, administrator, time_machine_at
):
    reviewed(site, "Overdue", clinician, administrator, months=12)
    reviewed(site, "Fine", clinician, administrator, months=36)
    ArticlePageFactory(parent=site.blog, title="Draft", live=False)
    time_machine_at("2026-11-22T12:00:00Z")
    assert report(state="overdue") == ["Overdue"]
    assert report(state="fine") == ["Fine"]
    assert report(state=["fine", "not_published"]) == ["Draft", "Fine"]


@pytest.mark.parametrize(
    "query",
    [
        {"q": "\x00"},
        {"q": "%_'\"\\"},
        {"q": "x" * 5000},
        {"state": "nonsense"},
        {"owner": "x"},
        {"owner": "9" * 30},
        {"section": "-1"},
        {"due_before": "Jan 16"},
        {"p": "-5"},
        {"p": "999"},
        {"ordering": "owner__account__password"},
        {"export": "exe"},
    ],
)
@pytest.mark.parametrize("name", [REPORT, RESULTS])
def test_whatever_is_asked_is_answered(editor_client, site, name, query):
    assert editor_client.get(reverse(name, query=query)).status_code == 200


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_title_becomes_a_formula(site, exported, kind, title):
    publish_article(site.blog, title=title, slug="hostile")
    [row] = [row for row in exported(kind) if row["Place in the tree"] == "/home/blog/hostile/"]
    shown = row["Page"]
    assert shown.endswith(title[-3:])
    assert shown[0] not in "=+-@\t\r\n＝"


def test_no_name_becomes_a_formula(site, exported, administrator):
    owner = PersonFactory(name="=1+1", credentials="+MD")
    dates.set_owner(publish_article(site.blog, title="Page"), owner)
    assert exported("csv", q="Page")[0]["Owner"] == "'=1+1, +MD"


def test_a_spreadsheet_has_the_rows_of_the_screen_as_dates(site, exported, report):
    add_articles(site.blog, 60, "trial")
    add_articles(site.blog, 1, "another")
    for kind in ("csv", "xlsx"):
        rows = exported(kind, q="Trial", ordering="published")
        assert len(rows) == 60
        assert [row["Page"] for row in rows][:50] == report(q="Trial", ordering="published")
    assert rows[0]["Published"] == FIRST_DAY


def test_a_hostile_title_is_escaped_on_the_screen(editor_client, site):
    publish_article(site.blog, title="<script>alert(1)</script>")
    text = editor_client.get(reverse(REPORT)).text
    assert "<script>alert(1)" not in text
    assert "&lt;script&gt;alert(1)" in text


@pytest.mark.parametrize(
    ("role", "sees", "changes"),
    [
        (None, False, False),
        (CLINIC_STAFF.name, True, False),
        (CLINICIANS.name, True, False),
        (SITE_ADMINISTRATORS.name, True, True),
    ],
)
def test_everybody_who_edits_sees_it_and_administrators_change_from_it(
    client, site, role, sees, changes
):
    user = UserFactory()
    if role:
        user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    for query in ({}, {"export": "csv"}, {"export": "xlsx"}):
        assert (client.get(reverse(REPORT, query=query)).status_code == 200) is sees
    assert (client.get(reverse(RESULTS)).status_code == 200) is sees
    page = client.get(reverse(REPORT))
    assert ("data-bulk-action-checkbox" in page.content.decode()) is changes
    assert ("Set updated date…" in page.content.decode()) is changes
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (reverse(REPORT) in menu) is sees


def test_somebody_sees_the_part_of_the_tree_that_the_explorer_shows_them(client, site):
    publish_article(site.blog, title="Theirs")
    StandardPageFactory(parent=site.home, title="Not theirs")
    user, group = UserFactory(), Group.objects.create(name="Blog")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=site.blog, permission=change)
    user.groups.add(group)
    client.force_login(user)
    for query in ({}, {"export": "csv"}):
        answer = client.get(reverse(REPORT, query=query))
        text = answer.getvalue().decode()
        assert "Theirs" in text
        assert "Not theirs" not in text
    sections = client.get(reverse(REPORT)).context["filters"].form.fields["section"].queryset
    assert "Articles" in [page.title for page in sections]


def test_a_private_page_is_there_for_staff(login, site):
    page = publish_article(site.blog, title="Private")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert "Private" in login(CLINIC_STAFF.name).get(reverse(REPORT)).text


@pytest.mark.parametrize("query", [{}, {"export": "csv"}, {"export": "xlsx"}, {"state": "overdue"}])
def test_the_queries_do_not_grow_with_pages(client, site, clinician, administrator, query):
    client.force_login(administrator)

    def add(count, word):
        add_articles(site.blog, count, word)
        PageDates.objects.update(owner=PersonFactory(), reviewer=clinician, due_on=THE_DAY)

    def queries():
        client.get(reverse(REPORT))  # fills the caches that publishing empties
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse(REPORT, query=query)).getvalue()
        return len(captured)

    add(5, "nerve")
    few = queries()
    add(55, "pain")
    assert queries() == few
