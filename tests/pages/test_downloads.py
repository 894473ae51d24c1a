"""Documents that a page offers to download."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.test.utils.form_data import streamfield

from pages.models import StandardPage
from tests.editor import add_url, body_errors, page_form, posted_section
from tests.factories import StandardPageFactory, section

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _library(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def document():
    """Add a document to the library: `document(title)`."""

    def add(title, **fields):
        file = ContentFile(b"%PDF-1.7" + b" " * 2_000, name="form.pdf")
        return get_document_model().objects.create(
            title=title, file=file, file_size=2_008, **fields
        )

    return add


@pytest.fixture
def offered(site, client):
    """Return `[(text, address), …]` of what a page offers of some documents."""

    def on_page(*documents):
        value = {"heading": "To print", "documents": [one.pk for one in documents]}
        page = StandardPageFactory(
            parent=site.home, body=[section("Forms", [("downloads", value)])]
        )
        main = BeautifulSoup(client.get(page.url).content, "html.parser").main
        return [(link.text, link["href"]) for link in main.select(".prose a")]

    return on_page


def private_collection():
    collection = Collection.get_first_root_node().add_child(name="Signed sheets")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return collection


def test_a_link_says_what_it_leads_to_its_kind_and_its_size(document, offered):
    form = document("Registration form")
    text, address = offered(form)[0]
    assert text.replace("\u00a0", " ") == "Registration form (PDF, 2.0 KB)"
    assert address == form.url


def test_they_stand_in_the_order_that_staff_chose(document, offered):
    first, second = document("First"), document("Second")
    assert [text.split(" (")[0] for text, _url in offered(second, first)] == ["Second", "First"]


def test_one_in_a_private_collection_or_below_it_is_left_out(document, offered):
    private = private_collection()
    below = private.add_child(name="Of this year")
    hidden = [document("Sheet", collection=private), document("Older", collection=below)]
    assert [text.split(" (")[0] for text, _url in offered(*hidden, document("Open"))] == ["Open"]


def test_one_that_is_gone_is_left_out(document, site, client):
    form = document("Registration form")
    value = {"heading": "To print", "documents": [form.pk]}
    page = StandardPageFactory(parent=site.home, body=[section("Forms", [("downloads", value)])])
    form.delete()
    response = client.get(page.url)
    assert response.status_code == 200
    assert "To print" not in response.text


def test_they_cannot_be_published_without_a_document(site, editor_client):
    value = {"heading": "", "documents": streamfield([])}
    form = page_form("Forms", "forms", [posted_section("Forms", ("downloads", value))], summary="")
    response = editor_client.post(add_url(StandardPage, site.home), {**form, "action-publish": "1"})
    assert "The minimum number of items is 1" in str(body_errors(response))


def test_many_cost_no_more_queries_than_one(
    site, document, client, django_assert_max_num_queries, django_assert_num_queries
):
    def page_with(*documents):
        value = {"heading": "", "documents": [one.pk for one in documents]}
        body = [section("Forms", [("downloads", value)])]
        return StandardPageFactory(parent=site.home, body=body)

    one, ten = page_with(document("One")), page_with(*(document(str(n)) for n in range(10)))
    client.get(one.url)
    with django_assert_max_num_queries(15) as few:
        client.get(one.url)
    with django_assert_num_queries(len(few.captured_queries)):
        client.get(ten.url)
