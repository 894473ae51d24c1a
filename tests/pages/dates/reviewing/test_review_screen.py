"""Signing a review in the editor."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction, Site

from blog.models import ArticlePage
from pages import dates
from pages.models import ClinicSettings, PageReview
from pages.roles import CLINIC_STAFF, CLINICIANS, SITE_ADMINISTRATORS
from tests.factories import ProfessionFactory, publish_article
from tests.pages.dates.reviewing.desk import row, screen, seen, sign, words
from tests.pages.dates.reviewing.people import member_of, signer_in

pytestmark = pytest.mark.django_db

TODAY = "2026-03-01T12:00:00Z"


@pytest.fixture(autouse=True)
def clock(time_machine_at):
    time_machine_at(TODAY)


def shown(client, page, status=200):
    response = client.get(screen(page))
    assert response.status_code == status
    return words(response)


def change(page, title):
    live = ArticlePage.objects.get(pk=page.pk)
    live.title = title
    return live.save_revision()


def test_a_clinician_signs_and_reads_what_readers_see(desk, article):
    response = sign(desk, article)
    line = "Reviewed by Ana Ruiz, L.Ac., 1 March 2026. Next review due 1 March 2029."
    assert f"You have signed the review of “Sore feet”. Readers now see: “{line}”" in words(
        response
    )
    assert response.redirect_chain[0][0] == reverse("wagtailadmin_pages:edit", args=[article.pk])
    dated = row(article)
    assert (dated.reviewed_on, dated.reviewed_by) == (date(2026, 3, 1), "Ana Ruiz, L.Ac.")
    assert PageReview.objects.get().recorded_by.people.get().name == "Ana Ruiz"


def test_the_first_review_shows_the_published_page_and_the_line_that_readers_will_see(
    desk, article
):
    said = shown(desk, article)
    assert "Nobody has reviewed this page before." in said
    assert "Changes since the last review" not in said
    line = "Reviewed by Ana Ruiz, L.Ac., 1 March 2026. Next review due 1 March 2029."
    assert f"You sign as Ana Ruiz, L.Ac., and readers will see: “{line}”" in said
    assert f'href="{article.url}"' in desk.get(screen(article)).text


def test_a_physicians_review_is_called_medical(desk, article, ana):
    ana.profession = ProfessionFactory(name="Neurologist", is_physician=True)
    ana.save()
    assert "“Medically reviewed by Ana Ruiz, L.Ac." in shown(desk, article)
    assert "“Medically reviewed by Ana Ruiz, L.Ac." in words(sign(desk, article))


def test_who_wrote_the_page_is_told_what_readers_will_see_if_the_clinic_allows_it(site, desk, ana):
    clinic = ClinicSettings.for_site(Site.objects.get())
    clinic.allows_own_review = True
    clinic.save()
    article = publish_article(site.blog, authors=[ana])
    assert "“Written and checked by Ana Ruiz, L.Ac." in shown(desk, article)


def test_nothing_is_signed_unless_the_whole_page_was_read(desk, article):
    response = desk.post(screen(article), {"seen": seen(desk, article)})
    assert "Read the whole page first, then tick this." in words(response)
    assert not PageReview.objects.exists()


def test_the_next_review_can_be_due_earlier(desk, article):
    sign(desk, article, due_on="2026-09-01")
    assert row(article).due_on == date(2026, 9, 1)


@pytest.mark.parametrize("day", ["2026-03-01", "2025-01-01", "2029-03-02", "nonsense"])
def test_it_cannot_be_due_later_or_already(desk, article, day):
    response = sign(desk, article, due_on=day)
    assert "Give a day from tomorrow to" in words(response) or "valid date" in words(response)
    assert not PageReview.objects.exists()


def test_the_interval_of_the_page_limits_the_next_review(desk, article):
    dates.set_interval(article, 6)
    assert "Next review due 1 September 2026" in shown(desk, article)
    sign(desk, article)
    assert row(article).due_on == date(2026, 9, 1)


def test_the_next_reviewer_sees_what_changed_since(client, desk, article):
    sign(desk, article)
    change(article, "Sore hands").publish()
    client.force_login(signer_in(CLINICIANS))
    said = shown(client, article)
    assert "The last review is by Ana Ruiz, L.Ac., 1 March 2026" in said
    page = BeautifulSoup(client.get(screen(article)).content, "html.parser")
    changes = page.find(id="main").find("table")
    assert changes.select_one("span.deletion").text == "feet"
    assert changes.select_one("span.addition").text == "hands"
    assert len(changes.tbody.find_all("tr", recursive=False)) == 1


def test_no_differences_are_said_to_be_none(client, desk, article):
    sign(desk, article)
    client.force_login(signer_in(CLINICIANS))
    assert "There are no differences" in shown(client, article)


def test_a_waiting_draft_is_named_and_not_what_is_signed(desk, article):
    change(article, "A draft")
    said = shown(desk, article)
    assert "What you review is the published text, and not the draft." in said
    compare = reverse("wagtailadmin_pages:revisions_compare", args=[article.pk, "live", "latest"])
    assert f'href="{compare}"' in desk.get(screen(article)).text
    sign(desk, article)
    assert PageReview.objects.get().content["title"] == "Sore feet"


def test_a_change_while_somebody_reads_is_not_signed_for(client, desk, article, clinician):
    sign(desk, article)
    client.force_login(signer_in(CLINICIANS))
    old = seen(client, article)
    change(article, "Sore hands").publish()
    response = client.post(screen(article), {"seen": old, "has_read_all": "on"})
    assert response.status_code == 409
    said = words(response)
    assert "Nothing was signed." in response.text
    assert "hands" in said
    assert PageReview.objects.count() == 1
    again = BeautifulSoup(response.content, "html.parser")
    assert again.find("input", {"name": "has_read_all"}).get("checked") is None
    new = again.find("input", {"name": "seen"})["value"]
    client.post(screen(article), {"seen": new, "has_read_all": "on"})
    assert PageReview.objects.count() == 2


@pytest.mark.parametrize("seen", ["", "0" * 64, "<script>"])
def test_a_form_without_the_hash_of_the_live_text_is_not_signed(desk, article, seen):
    response = desk.post(screen(article), {"seen": seen, "has_read_all": "on"})
    assert response.status_code == 409
    assert not PageReview.objects.exists()


def test_what_forbids_signing_stands_in_place_of_the_form(site, desk, ana):
    article = publish_article(site.blog, authors=[ana])
    said = shown(desk, article)
    assert "You wrote or changed this page since its last review." in said
    assert 'name="has_read_all"' not in desk.get(screen(article)).text
    response = desk.post(screen(article), {"has_read_all": "on"})
    assert response.status_code == 403
    assert "You wrote or changed this page since its last review." in words(response)
    assert not PageReview.objects.exists()


@pytest.mark.parametrize("state", ["draft", "alias", "no profile"])
def test_pages_and_people_that_cannot_be_reviewed_or_review_get_the_sentence(
    site, desk, article, ana, state
):
    if state == "draft":
        article.unpublish()
    elif state == "alias":
        article = article.create_alias(parent=site.blog, update_slug="alias")
    else:
        ana.delete()
    sentences = {
        "draft": "Only a published page can be reviewed",
        "alias": "This page mirrors another one.",
        "no profile": "Your account has no profile among the people.",
    }
    assert sentences[state] in shown(desk, article)
    response = desk.post(screen(article), {"has_read_all": "on"})
    assert response.status_code == 403
    assert sentences[state] in words(response)


@pytest.mark.parametrize("role", [CLINIC_STAFF, SITE_ADMINISTRATORS])
@pytest.mark.parametrize("method", ["get", "post"])
def test_other_roles_are_refused(client, article, role, method):
    client.force_login(signer_in(role))
    response = getattr(client, method)(screen(article), {"has_read_all": "on"})
    assert response.status_code == 302
    assert not PageReview.objects.exists()


def test_an_unknown_page_is_not_found(desk):
    assert desk.get(reverse("pages_dates_review", args=[999])).status_code == 404


@pytest.mark.parametrize("state", ["locked", "private", "in moderation"])
def test_a_locked_or_private_page_can_be_reviewed(desk, article, administrator, state):
    if state == "locked":
        Page.objects.filter(pk=article.pk).update(locked=True, locked_by=administrator)
    elif state == "private":
        PageViewRestriction.objects.create(page=article, restriction_type="login")
    else:
        article.get_workflow().start(article, administrator)
    sign(desk, article)
    assert row(article).reviewed_by == "Ana Ruiz, L.Ac."


def test_the_menus_of_a_page_offer_it_to_clinicians_only(client, desk, article):
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    listing = reverse("wagtailadmin_explore", args=[article.get_parent().pk])
    assert screen(article) in desk.get(edit).text
    assert screen(article) in desk.get(listing).text
    client.force_login(member_of(CLINIC_STAFF))
    assert screen(article) not in client.get(edit).text
    assert screen(article) not in client.get(listing).text


def test_a_draft_and_an_alias_do_not_offer_it(site, desk, article):
    alias = article.create_alias(parent=site.blog, update_slug="alias")
    article.unpublish()
    listing = desk.get(reverse("wagtailadmin_explore", args=[site.blog.pk])).text
    assert screen(article) not in listing
    assert screen(alias) not in listing


def test_somebody_goes_back_to_where_they_came_from_but_never_to_another_site(desk, article):
    explorer = reverse("wagtailadmin_explore", args=[article.get_parent().pk])
    assert sign(desk, article, next=explorer).redirect_chain[0][0] == explorer
    PageReview.objects.all().delete()
    away = sign(desk, article, next="https://evil.example/")
    assert "evil" not in away.redirect_chain[0][0]
