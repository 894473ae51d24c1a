"""The evidence of an article at a glance."""

import pytest
from bs4 import BeautifulSoup

from blog.glance import Glance
from blog.numbering import ReferenceList
from tests.blog.test_citing import card
from tests.factories import StudyFactory, publish_article, section

pytestmark = pytest.mark.django_db


def glance_of(site, client, *cards):
    article = publish_article(site.blog, body=[section("A", list(cards))])
    page = BeautifulSoup(client.get(article.url).content, "html.parser")
    return page.select_one(".glance")


def text_of(tag):
    return tag.get_text(" ", strip=True)


def test_studies_are_counted_by_design_with_the_years_they_span(site, client):
    found = glance_of(
        site,
        client,
        card(StudyFactory(design="randomised-trial", year=2009, participants=638)),
        card(StudyFactory(design="randomised-trial", year=2019)),
        card(StudyFactory(design="systematic-review", year=2016, participants=1200)),
        card(StudyFactory(design="", year=2012)),
    )
    assert "4 studies, published from 2009 to 2019." in text_of(found)
    rows = [text_of(row) for row in found.select(".glance__rows > div")]
    assert rows == [
        "Systematic review 3 2016, 1,200 people",
        "Randomised controlled trial 1 2009, 638 people 2 2019",
        "Type of study not given 4 2012",
    ]


def test_people_are_never_added_up_and_the_page_says_why(site, client):
    found = glance_of(
        site,
        client,
        card(StudyFactory(participants=40, year=2001)),
        card(StudyFactory(participants=60, year=2002)),
    )
    assert "100" not in text_of(found)
    assert "a review may include the trials" in text_of(found)


def test_the_chart_says_in_words_what_it_draws(site, client):
    found = glance_of(
        site,
        client,
        card(StudyFactory(design="cohort", year=2001)),
        card(StudyFactory(design="cohort", year=2001)),
        card(StudyFactory(design="cohort", year=2011)),
    )
    strip = found.select_one("svg[role=img]")
    assert strip["aria-label"] == "Published in 2001, 2011"
    places = [(dot["cx"], dot["cy"]) for dot in strip.select("circle")]
    assert len(set(places)) == 3
    assert [x for x, _y in places] == ["2.0%", "2.0%", "98.0%"]
    assert "style" not in str(found)


def test_one_study_or_one_year_needs_no_chart(site, client):
    assert not glance_of(site, client, card(StudyFactory())).select("svg")
    same_year = glance_of(site, client, card(StudyFactory()), card(StudyFactory()))
    assert "2 studies, published in 2020." in text_of(same_year)
    assert not same_year.select("svg")


@pytest.mark.parametrize("standing", ["retracted", "withdrawn"])
def test_unsound_studies_are_listed_apart_and_not_counted(site, client, standing):
    found = glance_of(
        site, client, card(StudyFactory()), card(StudyFactory(standing=standing, year=1990))
    )
    assert "1 study, published in 2020." in text_of(found)
    assert "Not counted, because retracted or withdrawn: 2" in text_of(found)


def test_citations_without_a_record_are_listed_apart_and_not_counted(site, client):
    found = glance_of(site, client, card(StudyFactory()), card(journal_named="Pain"))
    assert "1 study," in text_of(found)
    assert "Not counted, because the source is not fully known: 2" in text_of(found)


def test_an_article_that_cites_nothing_has_none(site, client):
    assert glance_of(site, client, card(journal_named="Pain")) is None
    article = publish_article(site.blog)
    assert "glance" not in client.get(article.url).text


def test_certainty_is_quoted_from_the_review_that_states_it(site, client):
    review = StudyFactory(
        design="systematic-review",
        year=2016,
        certainties=[{"level": "moderate", "outcome": "Fewer migraine days"}],
    )
    found = glance_of(site, client, card(review))
    assert "Fewer migraine days: moderate certainty (GRADE), as stated in Lu and" in text_of(found)


def test_nothing_tells_helps_from_does_not_help():
    assert not {name for name in vars(Glance) if "direction" in name or "result" in name}
    assert Glance(ReferenceList()).rows == []
