"""What articles, pages and the clinic say about themselves to search engines and networks."""

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from wagtail.models import Site

from pages import dates
from pages.models import ClinicSettings, PageDates
from tests.factories import (
    ImageFactory,
    PersonFactory,
    StandardPageFactory,
    StudyFactory,
    TopicFactory,
    publish_article,
    section,
)

pytestmark = pytest.mark.django_db


def read(client, address):
    """Return the page's soup and its JSON-LD items as a list."""
    response = client.get(address)
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    scripts = soup.find_all("script", type="application/ld+json")
    assert len(scripts) == 1
    data = json.loads(scripts[0].string)
    return soup, data if isinstance(data, list) else [data]


def item(client, address, kind):
    """Return the JSON-LD item of a type."""
    (found,) = [one for one in read(client, address)[1] if kind in one["@type"]]
    return found


def properties(client, address):
    soup, _items = read(client, address)
    return {meta["property"]: meta["content"] for meta in soup.find_all("meta", property=True)}


def cite(study=None, journal=""):
    return (
        "study_citation",
        {
            "study": study.pk if study else None,
            "journal_named": journal,
            "stated_design": "",
            "heading": "",
            "finding": "<p>Less pain.</p>",
            "limits": "",
        },
    )


@pytest.fixture
def study():
    return StudyFactory(
        title="A trial of needles",
        year=2020,
        doi="10.5555/needles",
    )


@pytest.fixture
def article(site, study):
    ClinicSettings.objects.create(
        site=Site.objects.get(), name="Riverbank", phone="555 01", address="1 Mill Lane\nTown"
    )
    return publish_article(
        site.blog,
        title="Sore feet",
        summary="What helps.",
        topics=[TopicFactory(name="Feet")],
        authors=[PersonFactory(name="Ana Ruiz", slug="ana", credentials="L.Ac.")],
        lead_image=ImageFactory(),
        lead_image_alt="A foot",
        body=[section("Trials", [cite(study), cite(journal="Pain Medicine"), cite(study)])],
        published_on=date(2024, 5, 3),
    )


def test_an_article_is_an_article_and_a_medical_page(article, client):
    data = item(client, article.url, "Article")
    url = f"http://localhost{article.url}"
    assert data["@context"] == "https://schema.org"
    assert data["@type"] == ["Article", "MedicalWebPage"]
    assert data["headline"] == "Sore feet"
    assert data["description"] == "What helps."
    assert data["url"] == data["mainEntityOfPage"] == url
    assert data["inLanguage"] == "en"
    assert data["about"] == [{"@type": "Thing", "name": "Feet"}]
    assert data["image"].startswith("http://localhost/media/")


def test_authors_have_their_profiles_and_credentials(article, client):
    (author,) = item(client, article.url, "Article")["author"]
    assert author["name"] == "Ana Ruiz"
    assert author["url"] == "http://localhost/team/ana/"
    assert author["honorificSuffix"] == "L.Ac."
    assert author["hasCredential"]["name"] == "L.Ac."


def test_the_clinic_is_the_publisher(article, client):
    publisher = item(client, article.url, "Article")["publisher"]
    assert publisher["@type"] == "MedicalClinic"
    assert publisher["name"] == "Riverbank"
    assert publisher["address"] == "1 Mill Lane, Town"
    assert "email" not in publisher


def test_studies_with_a_record_are_cited_once(article, client):
    (citation,) = item(client, article.url, "Article")["citation"]
    assert citation["@type"] == "ScholarlyArticle"
    assert citation["name"] == "A trial of needles"
    assert citation["datePublished"] == "2020"
    assert citation["sameAs"] == "https://doi.org/10.5555/needles"


def test_dates_are_those_of_the_page(article, client):
    data = item(client, article.url, "Article")
    assert data["datePublished"] == "2024-05-03"
    assert "dateModified" not in data
    assert "lastReviewed" not in data
    dates.record_update(article, date(2026, 1, 16), "We added a trial.")
    PageDates.objects.update(reviewed_on=date(2026, 2, 1), reviewed_by="Zoe Lind, MD")
    data = item(client, article.url, "Article")
    assert data["dateModified"] == "2026-01-16"
    assert data["lastReviewed"] == "2026-02-01"
    assert data["reviewedBy"] == {"@type": "Person", "name": "Zoe Lind, MD"}


def test_a_date_of_publication_that_nobody_knows_is_left_out(article, client):
    dates.record_import(article, updated_on=date(2024, 1, 16))
    data = item(client, article.url, "Article")
    assert "datePublished" not in data
    assert data["dateModified"] == "2024-01-16"
    found = properties(client, article.url)
    assert "article:published_time" not in found
    assert found["article:modified_time"] == "2024-01-16"


def test_breadcrumbs_lead_from_home_to_the_page(article, client):
    trail = item(client, article.url, "BreadcrumbList")["itemListElement"]
    assert [step["position"] for step in trail] == [1, 2, 3]
    assert [step["name"] for step in trail] == ["Riverbank Clinic", "Articles", "Sore feet"]
    assert [step["item"] for step in trail] == [
        "http://localhost/",
        "http://localhost/blog/",
        f"http://localhost{article.url}",
    ]


def test_breadcrumbs_of_a_topic_go_through_the_blog(article, client):
    topic = article.topics.get()
    trail = item(client, f"/blog/topics/{topic.slug}/", "BreadcrumbList")["itemListElement"]
    assert [step["name"] for step in trail] == ["Riverbank Clinic", "Articles", "Feet"]


def test_the_home_page_describes_the_site_and_the_clinic(article, client):
    assert item(client, "/", "WebSite")["name"] == "Riverbank"
    assert item(client, "/", "MedicalClinic")["telephone"] == "555 01"


def test_a_network_is_told_what_the_article_is(article, client):
    found = properties(client, article.url)
    assert found["og:title"] == "Sore feet"
    assert found["og:type"] == "article"
    assert found["og:url"] == f"http://localhost{article.url}"
    assert found["og:description"] == "What helps."
    assert found["og:site_name"] == "Riverbank"
    assert found["og:image"].startswith("http://localhost/media/")
    assert found["og:image:alt"] == "A foot"
    assert found["article:published_time"] == "2024-05-03"
    assert "article:modified_time" not in found


def test_a_plain_page_has_no_picture_or_dates(site, client):
    page = StandardPageFactory(parent=site.home, title="About us", summary="Who we are.")
    found = properties(client, page.url)
    assert found["og:title"] == "About us"
    assert found["og:type"] == "website"
    assert not [name for name in found if "image" in name or "time" in name]


def test_a_lead_image_whose_file_is_gone_is_not_offered(article, client):
    article.lead_image.renditions.all().delete()
    article.lead_image.file.storage.delete(article.lead_image.file.name)
    assert "image" not in item(client, article.url, "Article")
    assert "og:image" not in properties(client, article.url)


def test_every_address_is_that_of_the_site(article, client):
    Site.objects.update(hostname="clinic.example", port=443)
    soup, items = read(client, article.url)
    head = json.dumps(items) + str(soup.head)
    assert "https://clinic.example/" in head
    assert "localhost" not in head
    assert "testserver" not in head


HARMFUL = "</script><script>alert(1)</script><!-- & \u2028 'x' \"y\" {{ 1 }}"


def test_no_text_ends_the_script_element(site, client):
    article = publish_article(
        site.blog, title=HARMFUL, summary=HARMFUL, authors=[PersonFactory(name=HARMFUL)]
    )
    data = item(client, article.url, "Article")
    assert data["headline"] == HARMFUL
    assert data["author"][0]["name"] == HARMFUL
    html = client.get(article.url).content.decode()
    assert "<script>alert" not in html
    assert "<!-- &" not in html


def test_the_tag_escapes_what_html_and_old_engines_stumble_over():
    template = Template("{% load structured_data %}{% json_ld items %}")
    html = template.render(Context({"items": [{"name": HARMFUL}]}))
    inside = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert len(inside) == len(html) - len('<script type="application/ld+json"></script>')
    assert not set(inside) & set("<>&\u2028\u2029")
    assert json.loads(inside) == {"name": HARMFUL}
    assert template.render(Context({"items": []})) == ""
