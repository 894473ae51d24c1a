"""Dates, owners and intervals of many pages at once."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page, PageLogEntry

from pages import dates
from pages.models import ClinicSettings, PageDates, PageUpdate, Person
from pages.roles import CLINIC_STAFF, CLINICIANS, SITE_ADMINISTRATORS
from tests.factories import (
    ArticlePageFactory,
    PersonFactory,
    UserFactory,
    publish_article,
)

pytestmark = pytest.mark.django_db

THE_DAY = date(2024, 5, 3)
UPDATE = {"date": "2026-01-16", "kind": "update", "note": "We added a trial.", "reason": "Audit."}
ACTIONS = ("set-updated", "ask-for-review", "set-interval")


@pytest.fixture(scope="module")
def kept_articles(keep, kept_site):
    def make(site):
        return [
            publish_article(site.blog, title=f"Article {number}", published_on=THE_DAY)
            for number in range(3)
        ]

    return keep(make, on=kept_site)


@pytest.fixture
def articles(site, kept_articles):
    return kept_articles.put_back()


@pytest.fixture
def clinician():
    user = UserFactory()
    user.groups.add(Group.objects.get(name=CLINICIANS.name))
    return PersonFactory(name="Ana Ruiz", credentials="L.Ac.", account=user)


def address(action, pages, model="pages/pagedates", **query):
    names = [*model.split("/"), action]
    chosen = "all" if pages == "all" else [page.pk for page in pages]
    return reverse("wagtail_bulk_action", args=names, query={"id": chosen, **query})


def confirm(client, url, data):
    """Enter something, read the answer, and confirm it."""
    shown = client.post(url, data)
    return client.post(url, {**data, "confirmed": "1", "seen": shown.context["seen"]}, follow=True)


def rows(pages):
    return list(PageDates.objects.filter(page__in=pages).order_by("page_id"))


def test_the_new_date_stands_beside_the_old_one_before_it_is_set(editor_client, articles):
    dates.record_update(articles[0], date(2025, 2, 1), "Before.")
    page = editor_client.post(address("set-updated", articles), UPDATE)
    shown = {row["page"].title: (row["now"], row["after"]) for row in page.context["rows"]}
    assert shown == {
        "Article 0": ("1 Feb 2025", "16 Jan 2026"),
        "Article 1": ("none", "16 Jan 2026"),
        "Article 2": ("none", "16 Jan 2026"),
    }
    assert "We added a trial." in page.text
    assert PageUpdate.objects.count() == 1


def test_a_later_date_is_said_to_stay(editor_client, articles):
    dates.record_update(articles[0], date(2026, 5, 1), "Later.")
    page = editor_client.post(address("set-updated", articles[:1]), UPDATE)
    assert page.context["rows"][0]["after"] == "1 May 2026, which is later, stays"


def test_confirming_sets_the_date_of_every_page(editor_client, articles, administrator):
    answer = confirm(editor_client, address("set-updated", articles), UPDATE)
    assert "The updated dates of 3 pages are set." in answer.text
    assert {row.updated_on for row in rows(articles)} == {date(2026, 1, 16)}
    assert {row.published_on for row in rows(articles)} == {THE_DAY}
    changes = {change["note"] for row in rows(articles) for change in row.changes}
    assert changes == {"We added a trial."}
    assert {one.recorded_by for one in PageUpdate.objects.all()} == {administrator}


def test_many_pages_get_the_same_rows_and_records_as_one_by_one(articles, administrator):
    one, *many = articles
    dates.record_update(one, date(2026, 1, 16), "A note.", user=administrator)
    dates.set_updated(many, date(2026, 1, 16), "A note.", "update", "Audit.", administrator)
    expected, *others = [
        PageDates.objects.filter(page=page).values().get() for page in (one, *many)
    ]
    for other in others:
        assert other | {"id": None, "page_id": None} == expected | {"id": None, "page_id": None}
    for page in many:
        update = PageUpdate.objects.get(page=page)
        again = dates.record_update(page, date(2026, 1, 16), "Again.")
        assert update.content["title"] == page.title
        assert update.content_hash == again.content_hash
        assert update.revision_id == page.live_revision_id == again.revision_id


def test_an_update_after_a_review_is_told_to_staff(articles, clinician, administrator):
    dates.record_paper_review(articles[0], clinician, date(2025, 6, 1), "Paper.", administrator)
    dates.set_updated(articles[:1], date(2026, 1, 16), "A note.", "update", "x", administrator)
    row = rows(articles[:1])[0]
    assert row.is_updated_since_review
    assert row.reviewed_on == date(2025, 6, 1)


def test_each_page_has_the_change_in_its_history(editor_client, articles):
    dates.record_update(articles[0], date(2025, 2, 1), "Before.")
    confirm(editor_client, address("set-updated", articles), UPDATE)
    for page in articles:
        url = reverse("wagtailadmin_pages:history", args=[page.pk])
        text = editor_client.get(url).text
        before = "1 February 2025" if page == articles[0] else "none"
        assert f"Updated date: {before} → 16 January 2026. Update: We added a trial." in text
        assert "Audit." in text


def test_one_page_that_cannot_take_the_date_stops_all(editor_client, articles):
    dates.set_published_on(articles[1], date(2026, 3, 1))
    url = address("set-updated", articles)
    shown = editor_client.post(url, UPDATE)
    assert "1 page cannot take this" in shown.text
    assert "The page was published on 1 March 2026. Give that day or a later one." in shown.text
    assert "confirmed" not in shown.text
    forced = {**UPDATE, "confirmed": "1", "seen": shown.context["seen"]}
    assert "1 page cannot take this" in editor_client.post(url, forced).text
    assert not PageUpdate.objects.exists()
    assert not PageLogEntry.objects.filter(action="pages.dates.set").exists()


def test_a_draft_cannot_take_a_date(editor_client, site, articles):
    draft = ArticlePageFactory(parent=site.blog, live=False, first_published_at=None)
    shown = editor_client.post(address("set-updated", [*articles, draft]), UPDATE)
    assert "This page was never published. Publish it first." in shown.text


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("note", " ", "This field is required."),
        ("reason", "", "This field is required."),
        ("kind", "imported", "Select a valid choice"),
        ("date", "Jan 16", "Enter a valid date."),
    ],
)
def test_what_is_missing_is_said_on_its_field(editor_client, articles, field, value, sentence):
    shown = editor_client.post(address("set-updated", articles), {**UPDATE, field: value})
    assert sentence in shown.context["form"].errors[field][0]
    assert not PageUpdate.objects.exists()


def test_a_day_in_the_future_is_refused(editor_client, articles):
    tomorrow = timezone.localdate() + timedelta(days=1)
    shown = editor_client.post(address("set-updated", articles), {**UPDATE, "date": tomorrow})
    assert "lies in the future" in shown.context["form"].errors["date"][0]


def test_a_change_by_somebody_else_meanwhile_is_shown_first(editor_client, articles):
    url = address("set-updated", articles)
    shown = editor_client.post(url, UPDATE)
    dates.record_update(articles[0], date(2025, 2, 1), "Another administrator was here.")
    late = {**UPDATE, "confirmed": "1", "seen": shown.context["seen"]}
    again = editor_client.post(url, late)
    assert "Somebody else changed these pages meanwhile." in again.text
    assert again.context["rows"][0]["now"] == "1 Feb 2025"
    assert PageUpdate.objects.count() == 1
    editor_client.post(url, {**late, "seen": again.context["seen"]})
    assert PageUpdate.objects.count() == 4


def test_all_means_the_pages_that_the_reports_filters_show(editor_client, site, articles):
    dates.set_interval(articles[0], 12)
    url = address("set-interval", "all", q="Article", section=site.blog.pk)
    shown = editor_client.get(url)
    assert {row["page"].title for row in shown.context["rows"]} == {
        "Article 0",
        "Article 1",
        "Article 2",
        "Articles",
    }
    narrow = editor_client.get(address("set-interval", "all", q="Article 2"))
    assert [row["page"].title for row in narrow.context["rows"]] == ["Article 2"]


def test_a_list_that_has_changed_since_it_was_shown_is_shown_first(editor_client, site, articles):
    url = address("set-interval", "all", q="Article 0")
    shown = editor_client.post(url, {"months": "12"})
    publish_article(site.blog, title="Article 0 again")
    late = {"months": "12", "confirmed": "1", "seen": shown.context["seen"]}
    assert "Somebody else changed these pages" in editor_client.post(url, late).text
    assert not PageDates.objects.exclude(interval_months=None).exists()


def test_the_explorer_offers_the_same_for_the_pages_in_its_list(editor_client, site, articles):
    explorer = editor_client.get(reverse("wagtailadmin_explore", args=[site.blog.pk]))
    assert "Change interval…" in explorer.text
    url = address("set-interval", "all", model="wagtailcore/page", childOf=site.blog.pk)
    confirm(editor_client, url, {"months": "12"})
    assert [row.interval_months for row in rows(articles)] == [12, 12, 12]


def test_the_report_offers_only_what_is_about_dates(editor_client, articles):
    text = editor_client.get(reverse("pages_dates_report")).text
    bar = text[text.index("bulk-actions-buttons") :]
    assert "Set updated date…" in bar
    assert "Unpublish" not in bar


def test_an_interval_of_its_own_brings_the_next_review_forward(
    editor_client, articles, clinician, administrator
):
    dates.record_paper_review(articles[0], clinician, date(2025, 6, 1), "Paper.", administrator)
    answer = confirm(editor_client, address("set-interval", articles), {"months": "6"})
    assert "The intervals of 3 pages are changed." in answer.text
    assert rows(articles)[0].due_on == date(2025, 12, 1)
    history = editor_client.get(reverse("wagtailadmin_pages:history", args=[articles[1].pk])).text
    assert "Months between reviews: none → 6" in history
    confirm(editor_client, address("set-interval", articles), {"months": ""})
    assert rows(articles)[0].due_on == date(2028, 6, 1)


def test_an_interval_longer_than_the_sites_is_refused(editor_client, site, articles):
    ClinicSettings.objects.create(site=site.blog.get_site(), review_interval_months=24)
    shown = editor_client.post(address("set-interval", articles), {"months": "36"})
    assert "Give a number of months from 1 to 24" in shown.text
    assert "3 pages cannot take this" in shown.text


def test_asking_makes_somebody_the_owner_and_mails_them_once(editor_client, articles, clinician):
    answer = confirm(editor_client, address("ask-for-review", articles), {"person": clinician.pk})
    assert "The reviews of 3 pages are asked for." in answer.text
    assert {row.owner for row in rows(articles)} == {clinician}
    assert {row.asked_on for row in rows(articles)} == {timezone.localdate()}
    [message] = mail.outbox
    assert message.to == [clinician.account.email]
    assert message.subject == "Please review 3 pages"
    for page in articles:
        assert page.title in message.body
    assert f"{reverse('pages_dates_report')}?owner={clinician.pk}" in message.body
    history = editor_client.get(reverse("wagtailadmin_pages:history", args=[articles[1].pk])).text
    assert "Review asked for from Ana Ruiz, L.Ac." in history


def test_a_mail_about_many_pages_names_the_first_twenty(site, administrator, clinician):
    pages = [publish_article(site.blog) for _number in range(22)]
    dates.ask_for_reviews(pages, clinician, administrator)
    assert mail.outbox[0].body.count("/edit/") == 20
    assert "and 2 more." in mail.outbox[0].body


def test_only_those_who_can_sign_are_offered(editor_client, articles, clinician):
    staff = UserFactory()
    staff.groups.add(Group.objects.get(name=CLINIC_STAFF.name))
    gone = UserFactory(is_active=False)
    gone.groups.add(Group.objects.get(name=CLINICIANS.name))
    PersonFactory(credentials="MD", account=staff)
    PersonFactory(credentials="MD", account=gone)
    PersonFactory(credentials="MD")
    unlettered = UserFactory()
    unlettered.groups.add(Group.objects.get(name=CLINICIANS.name))
    PersonFactory(account=unlettered)
    shown = editor_client.get(address("ask-for-review", articles))
    assert list(shown.context["form"].fields["person"].queryset) == [clinician]
    other = Person.objects.exclude(pk=clinician.pk).first()
    refused = editor_client.post(address("ask-for-review", articles), {"person": other.pk})
    assert refused.context["form"].errors["person"]
    assert not mail.outbox


def test_nobody_is_asked_to_review_what_is_not_public(editor_client, site, articles, clinician):
    draft = ArticlePageFactory(parent=site.blog, live=False)
    url = address("ask-for-review", [*articles, draft])
    shown = editor_client.post(url, {"person": clinician.pk})
    assert "Only a published page can be reviewed." in shown.text
    assert not mail.outbox


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("model", ["pages/pagedates", "wagtailcore/page"])
@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        (None, False),
        (CLINIC_STAFF.name, False),
        (CLINICIANS.name, False),
        (SITE_ADMINISTRATORS.name, True),
    ],
)
def test_only_administrators_change_many(client, articles, role, allowed, model, action):
    user = UserFactory()
    if role:
        user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    url = address(action, articles, model)
    for answer in (client.get(url), client.post(url, {**UPDATE, "months": "12"})):
        assert (answer.status_code == 200) is allowed
    assert not PageUpdate.objects.exists()


@pytest.fixture
def part_time_client(client, site):
    """Somebody who may correct dates, and edit what is below the blog alone."""
    user = UserFactory()
    group = Group.objects.create(name="Blog")
    for name in ("access_admin", "correct_dates"):
        group.permissions.add(Permission.objects.get(codename=name))
    change = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=site.blog, permission=change)
    user.groups.add(group)
    client.force_login(user)
    return client


def test_pages_without_permission_are_listed_and_left_out(part_time_client, site, articles):
    url = address("set-interval", [site.home, *articles])
    shown = part_time_client.post(url, {"months": "12"})
    assert "Riverbank Clinic: You may not edit this page." in shown.text
    assert [row["page"].title for row in shown.context["rows"]] == [page.title for page in articles]
    confirm(part_time_client, url, {"months": "12"})
    assert [row.interval_months for row in rows(articles)] == [12, 12, 12]
    assert not PageDates.objects.filter(page=site.home).exclude(interval_months=None).exists()


def test_an_alias_is_left_out_with_the_reason(editor_client, articles):
    alias = articles[0].create_alias(update_slug="alias")
    shown = editor_client.get(address("set-updated", [alias, articles[1]]))
    assert "It mirrors another page, whose dates it shows." in shown.text
    assert [row["page"].pk for row in shown.context["rows"]] == [articles[1].pk]
    alone = editor_client.get(address("set-updated", [alias]))
    assert "None of these pages can be changed." in alone.text


@pytest.mark.parametrize(
    "query",
    [
        "id=",
        "id=abc",
        "id=-1",
        "id=99999999999999999999999999",
        "id=999999",
        "id=%00",
        "id=٣",
        "",
        "id=all&q=nothing+is+called+this",
    ],
)
def test_what_is_no_page_is_not_found(editor_client, site, query):
    url = reverse("wagtail_bulk_action", args=["pages", "pagedates", "set-updated"])
    assert editor_client.get(f"{url}?{query}").status_code == 404


@pytest.mark.parametrize("parent", ["abc", "-1", "999999", "9" * 30])
def test_an_unknown_parent_is_not_found(editor_client, site, parent):
    url = address("set-updated", "all", "wagtailcore/page", childOf=parent)
    assert editor_client.get(url).status_code == 404


def test_a_hostile_title_is_escaped(editor_client, site):
    page = publish_article(site.blog, title="<script>alert(1)</script>")
    shown = editor_client.post(address("set-updated", [page]), UPDATE)
    assert "<script>alert(1)" not in shown.text
    assert "&lt;script&gt;alert(1)" in shown.text


def test_a_page_without_dates_gets_them(editor_client, site):
    page = ArticlePageFactory(parent=site.blog, first_published_at=timezone.now())
    confirm(editor_client, address("set-updated", [page]), UPDATE)
    assert rows([page])[0].updated_on == date(2026, 1, 16)


def test_the_queries_do_not_grow_with_pages(site, administrator, django_assert_max_num_queries):
    few = [publish_article(site.blog) for _number in range(2)]
    many = [publish_article(site.blog) for _number in range(12)]
    for pages in (few, many):
        light = list(Page.objects.filter(pk__in=[page.pk for page in pages]))
        with django_assert_max_num_queries(22):
            dates.set_updated(light, date.today(), "A note.", "update", "x", administrator)
