"""Pages that readers may not open: no menu, button or text leads to them."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction, Site

from pages.models import AppointmentRequestPage, ClinicSettings, ClinicTexts
from tests.factories import StandardPageFactory, section

pytestmark = pytest.mark.django_db


def make_private(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def unpublish(page):
    page.unpublish()


@pytest.fixture(params=[make_private, unpublish])
def hide(request):
    """Hide a page from readers, in each of the two ways."""
    return request.param


@pytest.fixture
def fees(site):
    return StandardPageFactory(parent=site.home, title="Fees", slug="fees", show_in_menus=True)


@pytest.fixture
def front(site, client):
    """Fill the home page, and return it as readers get it."""

    def filled(**values):
        for name, value in values.items():
            setattr(site.home, name, value)
        site.home.save_revision().publish()
        return lambda: BeautifulSoup(client.get("/").content, "html.parser")

    return filled


def arrange(site, **menus):
    clinic = ClinicSettings.for_site(Site.objects.get())
    clinic.save()
    ClinicTexts.objects.create(clinic=clinic, locale=site.home.locale, **menus)


def leads_to(page, address):
    return bool(page.select(f'a[href="{address}"]'))


def test_the_menu_that_makes_itself_leaves_them_out(front, fees, hide):
    page = front()
    assert leads_to(page(), "/fees/")
    hide(fees)
    assert "Fees" not in page().text


def test_arranged_menus_leave_them_out(site, front, fees, hide):
    entry = {"page": fees, "address": "", "label": "Prices"}
    group = {"label": "Coming here", "links": [entry]}
    arrange(site, header_menu=[("link", entry)], footer_menu=[("group", group)])
    page = front()
    assert len(page().select('a[href="/fees/"]')) == 2
    hide(fees)
    assert not leads_to(page(), "/fees/")
    assert "Prices" not in page().text
    assert "Coming here" not in page().text


def test_the_button_of_the_home_page_goes(front, fees, hide):
    page = front(action_label="What it costs", action_page=fees)
    assert page().find("a", string="What it costs")["href"] == "/fees/"
    hide(fees)
    assert "What it costs" not in page().text


def test_the_button_of_a_call_to_action_goes(front, fees, hide):
    call = {"heading": "Next", "text": "", "label": "What it costs", "page": fees}
    page = front(body=[("call_to_action", call)])
    assert page().find("a", string="What it costs")["href"] == "/fees/"
    hide(fees)
    assert "What it costs" not in page().text


def test_of_a_link_in_a_text_the_words_stay(front, fees, hide):
    text = f'<p>See <a linktype="page" id="{fees.pk}">what it costs</a>.</p>'
    page = front(body=[section("Money", [("prose", text)])])
    assert page().main.find("a", string="what it costs")["href"] == "/fees/"
    hide(fees)
    assert "See what it costs." in page().main.text
    assert not leads_to(page().main, "/fees/")


def test_nobody_is_sent_to_a_form_that_is_hidden(site, front, hide):
    asking = AppointmentRequestPage(title="Ask us", slug="ask")
    asking.add_starting_fields()
    site.home.add_child(instance=asking)
    page = front()
    assert leads_to(page(), "/ask/")
    hide(asking)
    assert not leads_to(page(), "/ask/")


def test_whoever_may_read_a_private_page_still_sees_where_it_stands(
    site, fees, editor_client, front
):
    front()
    make_private(fees)
    below = StandardPageFactory(parent=fees, title="Insurers", slug="insurers")
    page = BeautifulSoup(editor_client.get(below.url).content, "html.parser")
    assert [link.text for link in page.select(".trail a")][-1] == "Fees"
