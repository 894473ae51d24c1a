"""How readers narrow the library: by topic, design and year."""

import pytest
from bs4 import BeautifulSoup

from blog.models import BlogIndexPage
from tests.factories import StudyFactory, TopicFactory

from .conftest import REVIEW, TRIAL, cite, soup, text_of, titles


@pytest.fixture(scope="module")
def kept_studies(keep, kept_library):
    def make(library):
        blog = BlogIndexPage.objects.get()
        feet, back = TopicFactory(name="Feet", slug="feet"), TopicFactory(name="Back", slug="back")
        old = StudyFactory(title="Old trial", year=2007, design=TRIAL)
        new = StudyFactory(title="New trial", year=2024, design=TRIAL)
        review = StudyFactory(title="Review", year=2016, design=REVIEW)
        cite(blog, old, review, topics=[feet])
        cite(blog, new, review, topics=[back])
        cite(blog, StudyFactory(title="Neither", year=None))

    return keep(make, on=kept_library)


class TestChoosing:
    @pytest.fixture(autouse=True)
    def studies(self, library, kept_studies):
        kept_studies.put_back()

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("?topic=feet", ["Review", "Old trial"]),
            ("?design=randomised-trial", ["New trial", "Old trial"]),
            ("?from=2016", ["New trial", "Review"]),
            ("?to=2016", ["Review", "Old trial"]),
            ("?from=2016&to=2016", ["Review"]),
            ("?from=2024&to=2016", ["New trial", "Review"]),
            ("?topic=back&design=randomised-trial&from=2016&to=2024", ["New trial"]),
            ("?topic=&design=&from=&to=", ["New trial", "Review", "Old trial", "Neither"]),
        ],
    )
    def test_narrows_the_list(self, client, query, found):
        assert titles(client, query) == found

    def test_offers_only_what_leads_somewhere(self, site, client):
        TopicFactory(slug="unused")
        cite(site.blog, StudyFactory(year=1990), topics=[TopicFactory(slug="later")]).unpublish()
        offered = {
            select["name"]: [option["value"] for option in select.find_all("option")]
            for select in soup(client).find_all("select")
        }
        assert offered == {
            "topic": ["", "back", "feet"],
            "design": ["", REVIEW, TRIAL],
            "from": ["", "2024", "2016", "2007"],
            "to": ["", "2024", "2016", "2007"],
        }

    def test_keeps_what_was_chosen_and_counts_what_it_found(self, client):
        page = soup(client, "?topic=feet&from=2016")
        chosen = [option["value"] for option in page.select("option[selected]")]
        assert chosen == ["feet", "", "2016", ""]
        assert text_of(page.select_one(".library__count")) == "1 of 4 studies Show all studies"
        assert text_of(soup(client).select_one(".library__count")) == "4 studies"

    def test_an_entry_still_names_every_article_that_cites_it(self, client):
        (review,) = soup(client, "?topic=feet&design=systematic-review").select(".evidence")
        assert len(review.select(".evidence__cited a")) == 2

    def test_choices_without_a_study_say_so_and_lead_back(self, client):
        page = soup(client, "?topic=feet&from=2024")
        assert page.select_one(".message h2").text == "No study fits these choices"
        assert page.select_one(".message a")["href"] == "/evidence/"

    @pytest.mark.parametrize("value", ["x", "\0", "' OR 1=1 --", "é" * 3000, "2016.0", "٢٠١٦"])
    @pytest.mark.parametrize("name", ["topic", "design", "from", "to"])
    def test_a_value_that_is_not_on_offer_is_not_found_and_says_so(self, client, name, value):
        response = client.get("/evidence/", {name: value})
        assert response.status_code == 404
        page = BeautifulSoup(response.content, "html.parser")
        assert text_of(page.select_one(".errorlist")) == "Choose from this list."
        assert page.select_one(".message a")["href"] == "/evidence/"
        assert not page.select(".evidence")

    def test_a_page_that_does_not_exist_is_not_found(self, client):
        for number in ("0", "2", "x", "\0", "99999999999"):
            assert client.get("/evidence/", {"page": number}).status_code == 404

    @pytest.mark.parametrize(
        ("query", "canonical", "is_indexed"),
        [
            ("?utm_source=x&topic=", "http://localhost/evidence/", True),
            ("?page=1", "http://localhost/evidence/", True),
            ("?from=2016&topic=feet&x=y", "http://localhost/evidence/?topic=feet&from=2016", False),
            ("?from=2024&to=2016", "http://localhost/evidence/?from=2016&to=2024", False),
        ],
    )
    def test_has_one_address_and_is_indexed_only_as_a_whole(
        self, client, query, canonical, is_indexed
    ):
        page = soup(client, query)
        assert page.find("link", rel="canonical")["href"] == canonical
        assert (page.find("meta", attrs={"name": "robots"}) is None) is is_indexed
