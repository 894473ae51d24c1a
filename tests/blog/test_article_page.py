"""What a reader sees of an article, and what it costs."""

import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Locale, PageViewRestriction, Site

from pages import dates
from pages.models import ClinicSettings, ClinicTexts
from tests.bulk import add_articles
from tests.factories import (
    ImageFactory,
    PersonFactory,
    StudyFactory,
    TopicFactory,
    publish_article,
    section,
)

pytestmark = pytest.mark.django_db


def citation(study=None, **fields):
    """Raw stream data of a study citation."""
    return (
        "study_citation",
        {
            "study": study.pk if study else None,
            "journal_named": "",
            "stated_design": "",
            "heading": "",
            "finding": "<p>Pain fell.</p>",
            "limits": "",
            **fields,
        },
    )


def prose(text):
    return ("prose", f"<p>{text}</p>")


def read(client, article):
    """Return the article as a reader's browser gets it."""
    response = client.get(article.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_an_article_shows_its_title_summary_introduction_and_sections_in_one_article_element(
    site, client
):
    article = publish_article(
        site.blog,
        title="Needles and nerves",
        summary="What is known.",
        introduction="<p>Feet tingle.</p>",
        body=[section("What neuropathy is", [prose("Nerves carry touch.")])],
    )
    page = read(client, article)
    assert len(page.find_all("article")) == 1
    text = page.article.get_text(" ", strip=True)
    assert page.h1.string == "Needles and nerves"
    assert "What is known." in text
    assert text.index("Feet tingle.") < text.index("What neuropathy is")
    assert "Nerves carry touch." in text


def test_authors_are_named_in_order_with_their_credentials_and_profiles(site, client):
    article = publish_article(
        site.blog,
        authors=[
            PersonFactory(name="Zoe Lind", credentials="MD", slug="zoe-lind"),
            PersonFactory(name="Ana Ruiz", credentials="L.Ac."),
        ],
    )
    facts = read(client, article).select_one(".facts")
    assert "By Zoe Lind, MD and Ana Ruiz, L.Ac." in " ".join(facts.get_text().split())
    assert facts.find("a", string="Zoe Lind")["href"] == "/team/zoe-lind/"


def test_sections_are_numbered_only_when_the_switch_is_on(site, client):
    body = [
        section("First", [prose("a")]),
        section("", [prose("b")]),
        section("Second", [prose("c")]),
    ]
    numbered = read(client, publish_article(site.blog, body=body, number_sections=True))
    assert [label.string for label in numbered.select(".section__number")] == [
        "Section 1",
        "Section 2",
    ]
    plain = read(client, publish_article(site.blog, body=body))
    assert plain.select(".section__number") == []


def test_a_sections_anchor_survives_a_move_and_a_new_heading(site, client):
    article = publish_article(
        site.blog, body=[section("One", [prose("a")]), section("Two", [prose("b")])]
    )
    anchor = read(client, article).find(id="two").parent["id"]
    raw = list(article.body.raw_data)
    raw[1]["value"]["heading"] = "Renamed"
    article.body = [raw[1], raw[0]]
    article.save_revision().publish()
    assert read(client, article).find(id="renamed").parent["id"] == anchor


def test_two_sections_of_the_same_name_have_different_anchors(site, client):
    page = read(
        client,
        publish_article(site.blog, body=[section("Risks", []), section("Risks", [])]),
    )
    ids = [element["id"] for element in page.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_the_contents_list_leads_to_every_headed_section_and_the_references(site, client):
    page = read(
        client,
        publish_article(
            site.blog,
            body=[
                section("One", [prose("a")]),
                section("Two", [citation(StudyFactory())]),
                section("", [prose("close")]),
            ],
        ),
    )
    links = page.select("[data-contents] a")
    assert [link.string for link in links] == ["One", "Two", "References"]
    for link in links:
        assert page.find(id=link["href"].removeprefix("#")) is not None


def test_a_study_cited_twice_keeps_its_number_and_has_one_reference(site, client):
    first, second = StudyFactory(), StudyFactory()
    page = read(
        client,
        publish_article(
            site.blog,
            body=[
                section("One", [citation(first), citation(second)]),
                section("Two", [citation(first)]),
            ],
        ),
    )
    numbers = [number.get_text() for number in page.select(".study__number")]
    assert numbers == ["Study 1", "Study 2", "Study 1"]
    assert len(page.select("[data-references] li")) == 2


def test_two_citations_without_a_record_are_two_references(site, client):
    unknown = citation(journal_named="The Oncologist")
    page = read(client, publish_article(site.blog, body=[section("One", [unknown, unknown])]))
    lines = page.select("[data-references] li")
    assert len(lines) == 2
    assert all("Source details incomplete" in line.get_text() for line in lines)
    assert page.get_text().count("Type of study not given") == 2


def test_every_reference_leads_to_its_citation_and_back(site, client):
    page = read(
        client,
        publish_article(
            site.blog,
            body=[section("One", [citation(StudyFactory()), citation(journal_named="X")])],
        ),
    )
    for number, line in enumerate(page.select("[data-references] li"), start=1):
        card = page.find(id=line.select_one(".references__back a")["href"].removeprefix("#"))
        assert card.select_one(".study__number")["href"] == f"#ref-{number}" == f"#{line['id']}"


def test_a_retracted_study_is_unmistakable_on_the_card_and_in_the_references(site, client):
    page = read(
        client,
        publish_article(
            site.blog, body=[section("One", [citation(StudyFactory(standing="retracted"))])]
        ),
    )
    assert "has been retracted" in page.select_one(".study__warning").get_text()
    assert "Retracted" in page.select_one("[data-references] li").get_text()


def test_a_card_shows_what_the_record_says_and_not_what_the_text_guessed(site, client):
    study = StudyFactory(design="cohort", participants=1162, journal="JAMA")
    card = read(
        client,
        publish_article(
            site.blog,
            body=[
                section(
                    "One",
                    [
                        citation(
                            study, stated_design="randomised-trial", journal_named="Pain Medicine"
                        )
                    ],
                )
            ],
        ),
    ).select_one(".study")
    text = card.get_text(" ", strip=True)
    assert "cohort study" in text
    assert "1,162 people" in text
    assert "JAMA" in text
    assert "Pain Medicine" not in text
    assert "Randomised" not in text


def test_facts_of_a_study_are_escaped(site, client):
    study = StudyFactory(title="<script>alert(1)</script>", journal="A & B <i>")
    article = publish_article(site.blog, body=[section("One", [citation(study)])])
    html = client.get(article.url).content.decode()
    assert "<script>alert" not in html
    assert "A &amp; B &lt;i&gt;" in html


def test_published_and_updated_dates_are_shown_with_their_year(site, client):
    article = publish_article(site.blog, published_on=date(2024, 5, 3))
    dates.record_update(article, date(2026, 1, 16), "We added a trial.")
    page = read(client, article)
    line = page.select_one(".facts").get_text(" ", strip=True)
    assert "Published 3 May 2024" in line
    assert "Updated 16 January 2026" in line
    assert "We added a trial." in page.select_one(".changes").get_text()


def test_a_correction_is_called_one(site, client):
    article = publish_article(site.blog, published_on=date(2024, 5, 3))
    dates.record_update(article, date(2025, 2, 1), "We mended a dose.", kind="correction")
    page = read(client, article)
    assert "Corrected 1 February 2025" in page.select_one(".facts").get_text(" ", strip=True)
    assert "correction" in page.select_one(".changes").get_text()


def test_an_imported_article_without_published_date_shows_only_the_updated_one(site, client):
    article = publish_article(site.blog)
    dates.record_import(article, updated_on=date(2024, 1, 16))
    page = read(client, article)
    line = page.select_one(".facts").get_text(" ", strip=True)
    assert "Updated 16 January 2024" in line
    assert "Published" not in line
    assert page.select(".changes") == []


def test_the_first_time_element_of_a_page_is_the_articles_own_date(site, client):
    publish_article(site.blog, published_on=date(2020, 1, 1))
    article = publish_article(site.blog, published_on=date(2024, 5, 3))
    assert read(client, article).time["datetime"] == "2024-05-03"


def test_recent_posts_are_the_newest_others_and_lead_to_all(site, client):
    old = [publish_article(site.blog, published_on=date(2020, 1, day)) for day in range(1, 6)]
    page = read(client, old[4])
    recent = page.select_one(".recent")
    titles = [link.string for link in recent.select("li a")]
    assert titles == [old[3].title, old[2].title, old[1].title]
    assert recent.find("a", string="See all")["href"] == site.blog.url


def test_drafts_and_private_articles_are_not_among_recent_posts(site, client):
    private, article = publish_article(site.blog), publish_article(site.blog)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    hidden = publish_article(site.blog)
    hidden.unpublish()
    assert read(client, article).select(".recent") == []


def test_topics_lead_to_their_lists(site, client):
    article = publish_article(site.blog, topics=[TopicFactory(name="Nerve pain", slug="nerves")])
    link = read(client, article).find("a", string="Nerve pain")
    assert link["href"] == f"{site.blog.url}topics/nerves/"
    assert client.get(link["href"]).status_code == 200


def test_the_trail_leads_home_and_to_the_blog(site, client):
    article = publish_article(site.blog)
    trail = read(client, article).select(".trail a")
    assert [link["href"] for link in trail] == ["/", "/blog/"]


def test_the_health_disclaimer_stands_under_every_article(site, client):
    assert "does not replace advice" in read(client, publish_article(site.blog)).get_text()


def test_a_lead_image_has_the_alt_text_of_this_article(site, client):
    article = publish_article(
        site.blog,
        lead_image=ImageFactory(title="IMG_2231.jpg"),
        lead_image_alt="A hand holding a thin needle",
    )
    image = read(client, article).select_one(".article__lead img")
    assert image["alt"] == "A hand holding a thin needle"
    assert image["width"]
    assert image["height"]


def test_reading_time_grows_with_the_text(site):
    short = publish_article(site.blog, body=[section("A", [prose("word " * 20)])])
    long = publish_article(site.blog, body=[section("A", [prose("word " * 1200)])])
    assert (short.reading_minutes, long.reading_minutes) == (1, 5)


def test_an_empty_article_is_still_a_page(site, client):
    page = read(client, publish_article(site.blog, title="Nothing yet"))
    assert page.h1.string == "Nothing yet"
    assert page.select("[data-contents], [data-references]") == []


def test_no_script_or_style_stands_in_the_page(site, client):
    article = publish_article(
        site.blog, body=[section("One", [prose("a")]), section("Two", [citation(StudyFactory())])]
    )
    page = read(client, article)
    assert page.find_all("style") == []
    assert page.find_all(style=True) == []
    for script in page.find_all("script"):
        assert script.get("src") or script["type"] == "application/ld+json"
    assert not re.search(r"\son\w+=", str(page))


def full_article(blog, authors, citations, images):
    """An article that uses everything at once."""
    return publish_article(
        blog,
        authors=[PersonFactory() for _ in range(authors)],
        topics=[TopicFactory(), TopicFactory()],
        lead_image=ImageFactory(),
        lead_image_alt="A hand",
        body=[
            section("Studies", [citation(StudyFactory()) for _ in range(citations)]),
            section(
                "Pictures",
                [
                    (
                        "image",
                        {
                            "image": {
                                "image": ImageFactory().pk,
                                "alt_text": "A leaf",
                                "decorative": False,
                            },
                            "caption": "",
                        },
                    )
                    for _ in range(images)
                ],
            ),
        ],
        published_on=date(2024, 5, 3),
    )


def count_queries(client, url, django_assert_max_num_queries):
    client.get(url)  # renditions are made once, on the first visit
    with django_assert_max_num_queries(12) as queries:
        client.get(url)
    return len(queries.captured_queries)


@pytest.fixture
def small_and_large(site, settings):
    """Two articles with everything on them, and no cache of Django's."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    clinic = ClinicSettings.objects.create(site=Site.objects.get(), name="Riverbank Clinic")
    ClinicTexts.objects.create(clinic=clinic, locale=Locale.get_default())
    full_article(site.blog, authors=1, citations=1, images=1)
    small = full_article(site.blog, authors=1, citations=1, images=1)
    large = full_article(site.blog, authors=10, citations=60, images=12)
    dates.record_update(large, date(2026, 1, 16), "We added a trial.")
    return small, large


def test_an_article_with_everything_costs_at_most_12_queries_where_nothing_is_kept(
    client, small_and_large, settings, django_assert_max_num_queries
):
    settings.CACHING = False
    small, large = small_and_large
    few = count_queries(client, small.url, django_assert_max_num_queries)
    many = count_queries(client, large.url, django_assert_max_num_queries)
    assert few == many


def test_an_article_that_nobody_has_read_yet_costs_at_most_8_queries(
    client, small_and_large, commit, keeping, django_assert_max_num_queries
):
    other, large = small_and_large
    client.get(large.url)  # renditions are made once, on the first visit
    commit()
    client.get(other.url)
    with django_assert_max_num_queries(8):
        client.get(large.url)
    with django_assert_max_num_queries(1):
        client.get(large.url)


def test_an_article_costs_the_same_beside_3_and_beside_10_000_others(
    site, client, django_assert_max_num_queries
):
    article = publish_article(site.blog)
    add_articles(site.blog, 3)
    beside_three = count_queries(client, article.url, django_assert_max_num_queries)
    add_articles(site.blog, 10_000)
    assert count_queries(client, article.url, django_assert_max_num_queries) == beside_three


def test_the_day_an_undated_old_post_was_imported_is_shown_nowhere(site, client):
    undated = publish_article(site.blog)
    dates.record_import(undated)
    article = publish_article(site.blog, published_on=date(2024, 5, 3))
    assert read(client, article).select(".recent time") == []
    assert read(client, undated).select(".facts time") == []
    for url in (site.blog.url, f"/search/?q={undated.title}"):
        shown = BeautifulSoup(client.get(url).content, "html.parser")
        assert undated.title in shown.get_text()
        assert {day["datetime"] for day in shown.find_all("time")} <= {"2024-05-03"}
