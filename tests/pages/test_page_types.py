"""Where pages can be made, and which slugs they cannot have."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Page

from blog.models import ArticlePage, BlogIndexPage
from pages.models import (
    HomePage,
    StandardPage,
)
from tests.editor import (
    add_url,
    edit_url,
    errors_of,
    page_form,
    posted_section,
    prose,
)
from tests.factories import StandardPageFactory

ROUTES_OF_HOME = ["admin", "search", "documents", "static", "media", "team"]


def standard_form(title="About us", slug="about-us", sections=(), **fields):
    return page_form(title, slug, sections, summary="Who we are.", **fields)


class TestWherePagesAreMade:
    def test_the_root_takes_nothing_but_a_home_page(self):
        assert Page.creatable_subpage_models() == [HomePage]

    def test_there_is_one_home_page(self, site):
        root = Page.get_first_root_node()
        assert not HomePage.can_create_at(root)

    def test_there_is_one_blog(self, site):
        assert not BlogIndexPage.can_create_at(site.home)

    def test_the_form_of_a_second_home_page_is_refused(self, site, editor_client):
        response = editor_client.get(add_url(HomePage, Page.get_first_root_node()))
        assert response.status_code == 302
        assert HomePage.objects.count() == 1

    def test_an_article_below_the_home_page_is_refused(self, site, editor_client):
        assert editor_client.get(add_url(ArticlePage, site.home)).status_code == 302


class TestHomePage:
    def test_is_edited_previewed_published_and_read(self, site, editor_client):
        form = page_form(
            "Riverbank Clinic",
            "home",
            [posted_section("How we work", ("prose", prose("<p>We listen first.</p>")))],
            headline="Care that takes its time",
            standfirst="",
            lead_image="",
            lead_image_alt="",
            action_label="",
            action_page="",
        )
        preview = reverse("wagtailadmin_pages:preview_on_edit", args=[site.home.pk])
        assert editor_client.post(preview, form).json() == {
            "is_valid": True,
            "is_available": True,
        }
        assert "Care that takes its time" in editor_client.get(preview).text

        assert "We listen first." not in editor_client.get("/").text
        response = editor_client.post(edit_url(site.home), {**form, "action-publish": "1"})
        assert response.status_code == 302
        assert "We listen first." in editor_client.get("/").text


class TestStandardPage:
    def test_is_made_previewed_published_edited_and_read(self, site, editor_client):
        sections = [posted_section("Our house", ("prose", prose("<p>By the river.</p>")))]
        form = standard_form(sections=sections)
        preview = reverse(
            "wagtailadmin_pages:preview_on_add", args=["pages", "standardpage", site.home.pk]
        )
        assert editor_client.post(preview, form).json()["is_valid"]
        assert "By the river." in editor_client.get(preview).text

        editor_client.post(add_url(StandardPage, site.home), {**form, "action-publish": "1"})
        page = StandardPage.objects.get(slug="about-us")
        assert "By the river." in editor_client.get("/about-us/").text

        form["title"] = "About the clinic"
        editor_client.post(edit_url(page), {**form, "action-publish": "1"})
        assert "About the clinic" in editor_client.get("/about-us/").text

    def test_opens_for_editing(self, site, editor_client):
        page = StandardPageFactory(parent=site.home)
        assert editor_client.get(edit_url(page)).status_code == 200


class TestSlugsThatWouldHideARoute:
    @pytest.mark.parametrize("slug", ROUTES_OF_HOME)
    def test_are_refused_below_the_home_page(self, site, editor_client, slug):
        response = editor_client.post(add_url(StandardPage, site.home), standard_form(slug=slug))
        assert errors_of(response)["slug"] == [
            f"“{slug}” is an address of the site itself here. "
            f"Choose another slug, for example “{slug}-page”."
        ]
        assert not StandardPage.objects.exists()

    def test_are_refused_when_publishing(self, site, editor_client):
        form = standard_form(slug="team", **{"action-publish": "1"})
        response = editor_client.post(add_url(StandardPage, site.home), form)
        assert "slug" in errors_of(response)

    def test_say_so_in_the_page_that_comes_back(self, site, editor_client):
        form = standard_form(title="Team", slug="team")
        response = editor_client.post(add_url(StandardPage, site.home), form)
        assert "“team” is an address of the site itself here." in response.text

    def test_are_refused_once_in_a_page_that_exists(self, site, editor_client):
        page = StandardPageFactory(parent=site.home)
        response = editor_client.post(edit_url(page), standard_form(slug="media"))
        assert len(errors_of(response)["slug"]) == 1
        assert editor_client.get(edit_url(page)).context["page"].slug == page.slug

    def test_are_free_further_down(self, site, editor_client):
        about = StandardPageFactory(parent=site.home)
        editor_client.post(add_url(StandardPage, about), standard_form(slug="team"))
        assert StandardPage.objects.get(slug="team").get_parent().pk == about.pk

    def test_are_refused_in_code_for_drafts_and_live_pages(self, site):
        for live in (False, True):
            with pytest.raises(ValidationError, match="address of the site itself"):
                site.home.add_child(instance=StandardPage(title="Team", slug="team", live=live))

    def test_are_refused_for_a_copy(self, site, editor_client):
        page = StandardPageFactory(parent=site.home)
        response = editor_client.post(
            reverse("wagtailadmin_pages:copy", args=[page.pk]),
            {"new_title": "Team", "new_slug": "team", "new_parent_page": site.home.pk},
        )
        assert "address of the site itself" in errors_of(response)["new_slug"][0]
        assert StandardPage.objects.count() == 1

    def test_are_refused_for_a_copy_to_another_place(self, site, editor_client):
        about = StandardPageFactory(parent=site.home)
        page = StandardPageFactory(parent=about, slug="search")
        response = editor_client.post(
            reverse("wagtailadmin_pages:copy", args=[page.pk]),
            {"new_title": "Search", "new_slug": "search", "new_parent_page": site.home.pk},
        )
        assert "new_slug" in errors_of(response)

    def test_another_slug_for_the_copy_is_taken(self, site, editor_client):
        page = StandardPageFactory(parent=site.home)
        editor_client.post(
            reverse("wagtailadmin_pages:copy", args=[page.pk]),
            {"new_title": "Copy", "new_slug": "copy", "new_parent_page": site.home.pk},
        )
        assert StandardPage.objects.filter(slug="copy").exists()


class TestMovingAPageOntoARoute:
    @pytest.fixture
    def team(self, site):
        about = StandardPageFactory(parent=site.home)
        return StandardPageFactory(parent=about, title="Team", slug="team")

    def test_is_refused_with_a_sentence(self, site, team, editor_client):
        confirm = reverse("wagtailadmin_pages:move_confirm", args=[team.pk, site.home.pk])
        response = editor_client.post(confirm, follow=True)
        assert "“team” is an address of the site itself here." in response.text
        team.refresh_from_db()
        assert team.get_parent().pk != site.home.pk

    def test_is_refused_for_pages_ticked_in_a_list(self, site, team, editor_client):
        other = StandardPageFactory(parent=team.get_parent())
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
        response = editor_client.post(
            f"{url}?id={other.pk}&id={team.pk}&next=/admin/reports/locked/",
            {"chooser": site.home.pk},
            follow=True,
        )
        assert "“team” is an address of the site itself here." in response.text
        for page in (team, other):
            assert Page.objects.get(pk=page.pk).get_parent().pk != site.home.pk

    def test_is_refused_in_code(self, site, team):
        with pytest.raises(ValidationError, match="address of the site itself"):
            team.move(site.home, pos="last-child")

    def test_is_fine_after_the_slug_has_changed(self, site, team, editor_client):
        team.slug = "people-here"
        team.save()
        confirm = reverse("wagtailadmin_pages:move_confirm", args=[team.pk, site.home.pk])
        editor_client.post(confirm)
        assert Page.objects.get(pk=team.pk).get_parent().pk == site.home.pk
