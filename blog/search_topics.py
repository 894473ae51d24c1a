"""The topics of articles, which a search of the site can be narrowed to."""

from functools import partial

from django.utils.translation import get_language
from wagtail.coreutils import get_supported_content_language_variant

from blog.models import ArticlePage, Topic
from pages.generation import for_this_generation
from pages.search.topics import SearchTopic


def topics_of_articles(site):
    """Return a `SearchTopic` for each topic that a public article of a site has, by name."""
    return _topics_of(site, get_supported_content_language_variant(get_language()))


@for_this_generation
def _topics_of(site, language):
    articles = ArticlePage.objects.descendant_of(site.root_page).open_to_all()
    topics = Topic.objects.filter(locale__language_code=language).of(articles)
    return [
        SearchTopic(slug, name, partial(_articles_about, key))
        for key, slug, name in topics.values_list("pk", "slug", "name")
    ]


def _articles_about(topic):
    return ArticlePage.topics.through.objects.filter(topic=topic).values("articlepage")
