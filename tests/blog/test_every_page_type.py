"""Every type of page there is: where it stands, and that it can be made, previewed and read."""

import pytest
from django.urls import reverse
from wagtail.models import Page, Site, get_page_models
from wagtail.test.utils.form_data import nested_form_data

from blog.models import ArticlePage, BlogIndexPage, EvidenceLibraryPage
from pages.models import (
    AppointmentRequestPage,
    ConditionIndexPage,
    ConditionPage,
    ContactPage,
    HomePage,
    LocationIndexPage,
    LocationPage,
    ServiceIndexPage,
    ServicePage,
    StandardPage,
)
from tests.editor import (
    add_url,
    article_form,
    condition_form,
    edit_url,
    page_form,
    posted_section,
    prose,
    service_form,
)
from tests.factories import (
    ConditionIndexPageFactory,
    LocationIndexPageFactory,
    ServiceIndexPageFactory,
    StandardPageFactory,
)
from tests.pages.locations.hours import location_form, posted_hours
from tests.pages.requests.posted import form as request_form
from tests.pages.requests.posted import question

PAGE_TYPES = sorted(set(get_page_models()) - {Page}, key=lambda one: one.__name__)
FACTORIES = {
    LocationIndexPage: LocationIndexPageFactory,
    ServiceIndexPage: ServiceIndexPageFactory,
    ConditionIndexPage: ConditionIndexPageFactory,
}
TITLE, SLUG = "Of our own", "of-our-own"
SECTIONS = [posted_section("A part", ("prose", prose("<p>By the river.</p>")))]
HEAD = {"headline": "", "standfirst": "", "lead_image": "", "lead_image_alt": ""}
BUTTON = {"action_label": "", "action_page": ""}


def list_form(title, slug):
    return nested_form_data({"title": title, "slug": slug, "introduction": "What there is."})


def form_with_a_question(title, slug):
    return request_form(question("Telephone", "phone"), title=title, slug=slug)


# For each type: its parents, and what the editor posts of a page with a title and a slug.
TYPES = {
    HomePage: ({Page}, lambda title, slug: page_form(title, slug, SECTIONS, **HEAD, **BUTTON)),
    StandardPage: (
        {HomePage, StandardPage},
        lambda title, slug: page_form(title, slug, SECTIONS, summary=""),
    ),
    ContactPage: ({HomePage}, form_with_a_question),
    AppointmentRequestPage: ({HomePage}, form_with_a_question),
    LocationIndexPage: (
        {HomePage},
        lambda title, slug: page_form(title, slug, SECTIONS, summary=""),
    ),
    LocationPage: (
        {LocationIndexPage},
        lambda title, slug: location_form(
            [posted_hours(0, opens="09:00", closes="18:00")], title=title, slug=slug
        ),
    ),
    ServiceIndexPage: ({HomePage}, list_form),
    ServicePage: ({ServiceIndexPage}, service_form),
    ConditionIndexPage: ({HomePage}, list_form),
    ConditionPage: ({ConditionIndexPage}, condition_form),
    BlogIndexPage: ({HomePage}, list_form),
    ArticlePage: ({BlogIndexPage}, lambda title, slug: article_form(title, slug, SECTIONS)),
    EvidenceLibraryPage: ({HomePage}, list_form),
}


def test_the_table_holds_every_type():
    assert set(TYPES) == set(PAGE_TYPES)


@pytest.mark.parametrize("page_type", PAGE_TYPES, ids=lambda one: one.__name__)
class TestEveryPageType:
    @pytest.fixture
    def parent(self, site, page_type):
        """A page below which one of the type can be made."""
        if page_type is HomePage:
            root = Page.get_first_root_node()
            other = StandardPageFactory(parent=root)
            Site.objects.update(root_page=other)
            site.home.delete()
            return Page.objects.get(pk=root.pk)
        if page_type is BlogIndexPage:
            site.blog.delete()
        parents, _form = TYPES[page_type]
        known = {HomePage: site.home, BlogIndexPage: site.blog}
        for kind in parents:
            if kind in known:
                return known[kind].__class__.objects.get(pk=known[kind].pk)
        [kind] = parents
        return FACTORIES[kind](parent=site.home)

    def test_stands_only_where_it_makes_sense(self, page_type):
        parents, _form = TYPES[page_type]
        assert set(page_type.allowed_parent_page_models()) == parents

    def test_holds_only_what_makes_sense(self, page_type):
        children = {kind for kind, (parents, _form) in TYPES.items() if page_type in parents}
        assert set(page_type.creatable_subpage_models()) == children

    def test_is_made_previewed_edited_and_read(self, page_type, parent, editor_client):
        _parents, form_of = TYPES[page_type]
        add = add_url(page_type, parent)
        assert TITLE not in editor_client.get(add).text
        previewed(editor_client, reverse_preview(page_type, parent), form_of(TITLE, SLUG))
        assert not page_type.objects.exists()

        publish = {"action-publish": "1"}
        assert editor_client.post(add, form_of(TITLE, SLUG) | publish).status_code == 302
        page = page_type.objects.get()
        if page_type is HomePage:
            Site.objects.update(root_page=page)
            Site.clear_site_root_paths_cache()
        assert TITLE in editor_client.get(page.get_url()).text

        assert TITLE in editor_client.get(edit_url(page)).text
        changed = form_of("Changed by us", SLUG)
        if page_type in {ContactPage, AppointmentRequestPage}:
            [field] = page.form_fields.all()
            asked = question("Telephone", "phone", id=str(field.pk))
            changed = request_form(asked, title="Changed by us", slug=SLUG, initial=1)
        preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
        previewed(editor_client, preview, changed, "Changed by us")
        assert editor_client.post(edit_url(page), changed | publish).status_code == 302
        assert "Changed by us" in editor_client.get(page.get_url()).text


def reverse_preview(page_type, parent):
    meta = page_type._meta
    place = [meta.app_label, meta.model_name, parent.pk]
    return reverse("wagtailadmin_pages:preview_on_add", args=place)


def previewed(client, address, form, words=TITLE):
    """Preview what a form holds, and find its words in what is shown."""
    assert client.post(address, form).json() == {"is_valid": True, "is_available": True}
    assert words in client.get(address).text
