"""The evidence library as staff make, preview and publish it."""

from django.urls import reverse

from blog.models import EvidenceLibraryPage
from pages.models import HomePage
from tests.editor import add_url, edit_url
from tests.factories import EvidenceLibraryPageFactory

FORM = {"title": "Evidence", "slug": "evidence", "introduction": "What we rest on."}


def test_the_library_is_made_below_the_home_page_previewed_edited_and_read(site, editor_client):
    place = ["blog", "evidencelibrarypage", site.home.pk]
    preview = reverse("wagtailadmin_pages:preview_on_add", args=place)
    assert editor_client.post(preview, FORM).json()["is_valid"]
    assert "What we rest on." in editor_client.get(preview).text

    add = add_url(EvidenceLibraryPage, site.home)
    editor_client.post(add, {**FORM, "action-publish": "1"})
    library = EvidenceLibraryPage.objects.get()
    assert editor_client.get(edit_url(library)).status_code == 200
    form = {**FORM, "introduction": "What we have read.", "action-publish": "1"}
    editor_client.post(edit_url(library), form)
    assert "What we have read." in editor_client.get("/evidence/").text


def test_the_library_stands_below_a_home_page_only_and_has_no_pages_below_it():
    assert EvidenceLibraryPage.allowed_parent_page_models() == [HomePage]
    assert EvidenceLibraryPage.allowed_subpage_models() == []


def test_the_library_is_made_once_below_a_home_page(site):
    assert EvidenceLibraryPage.can_create_at(site.home)
    EvidenceLibraryPageFactory(parent=site.home)
    assert not EvidenceLibraryPage.can_create_at(site.home)
