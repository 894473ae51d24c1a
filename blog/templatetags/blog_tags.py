"""What pages outside the blog show of it."""

from django import template

from blog.models import ArticlePage
from pages.generation import for_this_generation
from pages.pagination import in_order

register = template.Library()

MOST_ON_A_PROFILE = 100
MOST_ON_A_SUBJECT = 20


@register.simple_tag
def latest_articles(count):
    """Return the newest published articles, ready for cards, at most `count`."""
    return in_order(ArticlePage.objects.live().for_cards(), _newest(count))


@for_this_generation
def _newest(count):
    """Return the keys of the newest articles that everybody may read."""
    articles = ArticlePage.objects.open_to_all().newest_first()
    return list(articles.values_list("pk", flat=True)[:count])


@register.simple_tag
def articles_by(person):
    """Return the newest published articles that a person wrote, ready for cards, at most 100.

    Somebody who is being previewed before they are saved has written none.
    """
    if person.pk is None:
        return []
    return list(ArticlePage.objects.published().by(person).for_cards()[:MOST_ON_A_PROFILE])


@register.simple_tag
def articles_reviewed_by(person):
    """Return the newest published articles that a person reviewed, ready for links, at most 100."""
    if person.pk is None:
        return []
    articles = ArticlePage.objects.open_to_all().reviewed_by(person).newest_first()
    return list(articles.for_links()[:MOST_ON_A_PROFILE])


@register.simple_tag
def articles_about(page):
    """Return the newest published articles about a service or a condition, ready for links.

    At most 20; none for a page that is being previewed before it is saved.
    """
    if page.pk is None:
        return []
    articles = ArticlePage.objects.open_to_all().about(page).newest_first()
    return list(articles.for_links()[:MOST_ON_A_SUBJECT])
