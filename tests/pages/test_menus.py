"""The menus that a clinic arranges, as a reader finds them."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.blocks import StructBlockValidationError
from wagtail.models import Site
from wagtail.test.utils.form_data import streamfield

from pages.blocks.menu import MenuLinkBlock
from pages.models import ClinicSettings, ClinicTexts
from tests.editor import texts_form
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def texts(site):
    clinic = ClinicSettings.for_site(Site.objects.get())
    clinic.save()
    return ClinicTexts.objects.get_or_create(clinic=clinic, locale=site.home.locale)[0]


def link(page=None, address="", label=""):
    return ("link", {"page": page, "address": address, "label": label})


def group(label, *links):
    return ("group", {"label": label, "links": [value for _kind, value in links]})


def soup(client, url="/"):
    return BeautifulSoup(client.get(url).content, "html.parser")


def menu(client, url="/"):
    """Return the main menu as `(text, address)`, without the search that always ends it."""
    links = soup(client, url).select(".site-nav a")
    return [(one.text, one["href"]) for one in links][:-1]


def arrange(texts, **menus):
    for name, value in menus.items():
        setattr(texts, name, value)
    texts.save()


def test_without_an_arranged_menu_the_marked_pages_and_the_team_stand_in_it(site, texts, client):
    StandardPageFactory(parent=site.home, title="Fees", slug="fees", show_in_menus=True)
    StandardPageFactory(parent=site.home, title="Privacy", slug="privacy")
    assert menu(client) == [("Articles", "/blog/"), ("Fees", "/fees/"), ("Team", "/team/")]
    footer = soup(client).select(".site-footer nav a")
    assert [one.text for one in footer] == ["Privacy"]


def test_an_arranged_menu_has_its_own_order_labels_and_second_level(site, texts, client):
    fees = StandardPageFactory(parent=site.home, title="Fees and insurance", slug="fees")
    arrange(
        texts,
        header_menu=[
            group("Visit us", link(fees, label="Fees"), link(address="/team/", label="People")),
            link(site.blog),
        ],
    )
    assert menu(client) == [("Fees", "/fees/"), ("People", "/team/"), ("Articles", "/blog/")]
    assert soup(client).select_one(".site-nav details summary").text == "Visit us"


def test_where_a_reader_is_shows_on_the_link_and_on_its_group(site, texts, client):
    fees = StandardPageFactory(parent=site.home, title="Fees", slug="fees")
    arrange(texts, header_menu=[group("Visit us", link(fees)), link(site.blog)])
    current = soup(client, "/fees/").select(".site-nav [aria-current]")
    assert [one.text for one in current] == ["Visit us", "Fees"]


def test_a_page_that_is_not_live_is_left_out_and_an_empty_group_with_it(site, texts, client):
    draft = StandardPageFactory(parent=site.home, title="Soon", slug="soon", live=False)
    arrange(texts, header_menu=[group("Soon", link(draft)), link(site.blog)])
    assert menu(client) == [("Articles", "/blog/")]
    assert "Soon" not in soup(client).header.text


def test_the_footer_has_columns_and_legal_pages_are_never_lost(site, texts, client):
    fees = StandardPageFactory(parent=site.home, title="Fees", slug="fees")
    StandardPageFactory(parent=site.home, title="Privacy", slug="privacy")
    arrange(
        texts,
        header_menu=[link(site.blog)],
        footer_menu=[group("Coming here", link(fees)), link(address="/team/", label="People")],
        social_links=[("link", {"label": "Mastodon", "address": "https://social.example/@us"})],
    )
    columns = soup(client).select(".site-footer nav")
    assert [one["aria-label"] for one in columns] == ["Coming here", "About this site"]
    assert [one.text for one in columns[0].select("a")] == ["Fees"]
    assert [one.text for one in columns[1].select("a")] == ["People", "Privacy", "Mastodon"]


def test_a_long_menu_costs_no_more_queries(site, texts, client):
    pages = [StandardPageFactory(parent=site.home, slug=f"p{n}") for n in range(12)]
    arrange(texts, header_menu=[link(pages[0])])
    client.get("/")
    with CaptureQueriesContext(connection) as short:
        client.get("/")
    arrange(
        texts,
        header_menu=[group("All", *(link(page) for page in pages))],
        footer_menu=[group("All", *(link(page) for page in pages))],
    )
    with CaptureQueriesContext(connection) as long:
        client.get("/")
    assert len(long) == len(short)


class TestArranging:
    def test_is_done_in_the_editor(self, site, texts, editor_client):
        url = reverse("wagtailsnippets_pages_clinictexts:edit", args=[texts.pk])
        values = {"page": site.blog.pk, "address": "", "label": "Read"}
        form = texts_form(texts.clinic, header_menu=streamfield([("link", values)]))
        editor_client.post(url, form)
        assert menu(editor_client) == [("Read", "/blog/")]

    @pytest.mark.parametrize(
        ("values", "field", "sentence"),
        [
            ({}, "address", "Choose a page, or give an address; not both."),
            ({"page": True, "address": "/a/"}, "address", "not both"),
            ({"address": "/a/"}, "label", "Say what the link leads to."),
            ({"address": "javascript:alert(1)", "label": "x"}, "address", "Begin the address"),
            ({"address": "//evil.example", "label": "x"}, "address", "Begin the address"),
            ({"address": "data:text/html,x", "label": "x"}, "address", "Begin the address"),
            ({"address": "/a b", "label": "x"}, "address", "leave out spaces"),
        ],
    )
    def test_refuses_a_link_that_leads_nowhere(self, site, values, field, sentence):
        page = site.blog if values.pop("page", False) else None
        block = MenuLinkBlock()
        value = block.to_python({"page": page and page.pk, **values})
        with pytest.raises(StructBlockValidationError) as refused:
            block.clean(value)
        (error,) = refused.value.block_errors[field].messages
        assert sentence in error


class TestActions:
    def test_booking_is_a_plain_link_at_the_top_of_every_page(self, texts, client):
        texts.clinic.booking_url = "https://book.example/us"
        texts.clinic.save()
        button = soup(client, "/team/").header.find("a", string="Book an appointment")
        assert button["href"] == "https://book.example/us"

    def test_a_clinic_with_a_telephone_can_be_called_from_the_top(self, texts, client):
        texts.clinic.phone = "555-0134"
        texts.clinic.save()
        assert soup(client).header.find("a", href="tel:5550134").text == "Call us"

    def test_without_either_there_is_no_empty_row(self, texts, client):
        assert not soup(client).select(".site-header__actions")
