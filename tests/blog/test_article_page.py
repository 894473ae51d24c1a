"""What an article shows."""

import pytest

from tests.factories import PersonFactory, publish_article, section

pytestmark = pytest.mark.django_db


def test_an_article_shows_its_title_sections_and_authors(site, client):
    article = publish_article(
        site.blog,
        title="Needles and nerves",
        authors=[PersonFactory(name="Ana Ruiz", credentials="L.Ac.")],
        body=[section("What neuropathy is", [("prose", "<p>Nerves carry touch.</p>")])],
    )
    page = client.get(article.url).content.decode()
    assert "Needles and nerves" in page
    assert "What neuropathy is" in page
    assert "Nerves carry touch." in page
    assert "Ana Ruiz" in page
