"""Many articles in little time, for tests of lists and of the queries they cost."""

from datetime import date, timedelta

from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from blog.models import ArticleAuthor, ArticlePage, ArticleSubject
from pages.models import PageDates
from pages.search import indexing

FIRST_DAY = date(2020, 1, 1)


def add_articles(blog, count, word="nerve", topics=(), authors=(), about=()):
    """Put `count` published articles below `blog`, a day apart, and return them oldest first.

    The rows are written as they are, without revisions; titles are “Bulk 0 <word>” and so on.
    """
    blog = type(blog).objects.get(pk=blog.pk)
    first = blog.numchild
    articles = [
        ArticlePage(
            title=f"Bulk {number} {word}",
            draft_title=f"Bulk {number} {word}",
            slug=f"bulk-{first + number}-{word}",
            summary=f"What is known about {word} number {number}.",
        )
        for number in range(count)
    ]
    for number, article in enumerate(articles):
        article.depth = blog.depth + 1
        article.path = Page._get_path(blog.path, article.depth, first + number + 1)
        article.url_path = f"{blog.url_path}{article.slug}/"
        article.locale = blog.locale
    parents = Page.objects.bulk_create(
        Page(**{field.attname: getattr(article, field.attname) for field in Page._meta.fields})
        for article in articles
    )
    for article, parent in zip(articles, parents, strict=True):
        article.pk = article.page_ptr_id = parent.pk
        article.save_base(raw=True, force_insert=True)
    Page.objects.filter(pk=blog.pk).update(numchild=first + count)
    days = [FIRST_DAY + timedelta(days=number) for number in range(count)]
    PageDates.objects.bulk_create(
        PageDates(page_id=article.pk, published_on=day, listed_on=day)
        for article, day in zip(articles, days, strict=True)
    )
    for article in articles:
        for topic in topics:
            ArticlePage.topics.through.objects.create(articlepage_id=article.pk, topic=topic)
        for person in authors:
            ArticleAuthor.objects.create(article_id=article.pk, person=person)
        for page in about:
            ArticleSubject.objects.create(article_id=article.pk, page_id=page.pk)
    indexing.write(indexing.read(article) for article in articles)
    get_search_backend().get_index_for_model(ArticlePage).add_items(ArticlePage, articles)
    return articles
