"""The topics of articles, which a search of the site can be narrowed to."""

from wagtail.models import Locale

from blog.models import ArticlePage, Topic
from pages.search.topics import SearchTopic


def topics_of_articles(site):
    """Return a `SearchTopic` for each topic that a public article of a site has, by name."""
    articles = ArticlePage.objects.descendant_of(site.root_page).open_to_all()
    entries = ArticlePage.topics.through.objects
    return [
        SearchTopic(topic.slug, topic.name, entries.filter(topic=topic.pk).values("articlepage"))
        for topic in Topic.objects.filter(locale=Locale.get_active()).of(articles)
    ]
