"""`manage.py remove_demo`: practical pages, documents and menus that somebody has made their own."""

import json

from bs4 import BeautifulSoup
from wagtail.documents import get_document_model

from pages.models import ClinicTexts, HomePage, StandardPage
from tests.factories import StandardPageFactory, section
from tests.loaded_demo import LoadedDemo


class TestRemoval(LoadedDemo):
    """On a site that was made for the demo."""

    def test_a_practical_page_that_somebody_edited_stays_and_waits_no_more(self):
        page = StandardPage.objects.get(slug="cancellations")
        page.summary = "Call us the day before."
        page.save_revision().publish()
        said = self.command("remove_demo")
        assert "standard page “Cancellations”: it was edited." in said
        assert StandardPage.objects.get(slug="cancellations").live
        assert not StandardPage.objects.get(slug="fees").live

    def test_a_document_that_a_page_of_the_clinic_offers_stays_with_its_file(self):
        document = get_document_model().objects.get(title="Registration form")
        body = [section("Forms", [("downloads", {"heading": "", "documents": [document.pk]})])]
        StandardPageFactory(parent=HomePage.objects.get(), title="Forms", body=json.dumps(body))
        said = self.command("remove_demo")
        assert list(get_document_model().objects.all()) == [document]
        assert self.media() == ["documents/registration-form.pdf"]
        assert "“Forms” uses it" in said

    def test_a_menu_that_somebody_rearranged_stays_without_the_demos_pages(self):
        texts = ClinicTexts.objects.get()
        ours = StandardPageFactory(parent=HomePage.objects.get(), title="Our rooms", slug="rooms")
        own = {"type": "link", "value": {"page": ours.pk, "address": "", "label": ""}}
        texts.header_menu = [own, *texts.header_menu.raw_data]
        texts.save()
        said = self.command("remove_demo")
        assert "main menu of the texts for readers “Texts for readers”: it was edited." in said
        page = BeautifulSoup(self.client.get("/").content, "html.parser")
        links = [one["href"] for one in page.select(".site-nav a")]
        assert links == ["/rooms/", "/evidence/", "/team/", "/blog/", "/search/"]
        assert not StandardPage.objects.filter(slug="about").exists()
