"""Writes composed articles as rows, many at once, with all that saving them one by one would keep.

Signals do not fire for rows written together, so what they keep is written here: citations,
references, dates and the search index. There are no revisions; the editor makes the first one.
"""

from datetime import UTC, datetime, time

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models.sql import InsertQuery
from django.utils.html import strip_tags
from wagtail.models import Page, ReferenceIndex

from blog.models import ArticleAuthor, ArticlePage, Citation, Study, Topic
from blog.outline import minutes
from pages import dates, generation
from pages.models import Person

from .indexing import index

NOON = time(12, tzinfo=UTC)


@transaction.atomic
def write(blog, composed, shelf):
    """Put `Composed` articles below a blog, live; return the `ArticlePage`s."""
    blog = Page.objects.select_for_update().get(pk=blog.pk)
    articles = [_article(blog, one) for one in composed]
    _place(blog, articles)
    _insert(articles)
    pairs = list(zip(articles, composed, strict=True))
    ArticlePage.topics.through.objects.bulk_create(
        ArticlePage.topics.through(articlepage_id=article.pk, topic=shelf.topics[one.topic])
        for article, one in pairs
    )
    authors = ArticleAuthor.objects.bulk_create(
        ArticleAuthor(article_id=article.pk, person=shelf.people[one.author], sort_order=0)
        for article, one in pairs
    )
    Citation.objects.bulk_create(
        Citation(page_id=article.pk, study_id=study)
        for article, one in pairs
        for _section, _block, study in one.cited
    )
    _write_references(pairs, authors)
    dates.record_histories({article: _history(one, shelf) for article, one in pairs})
    index(pairs)
    generation.bump_on_commit()
    return articles


def _article(blog, one):
    published_at = datetime.combine(one.published_on, NOON)
    return ArticlePage(
        title=one.title,
        draft_title=one.title,
        slug=one.slug,
        summary=one.summary,
        introduction=one.introduction,
        body=one.body,
        depth=blog.depth + 1,
        url_path=f"{blog.url_path}{one.slug}/",
        locale_id=blog.locale_id,
        translation_key=one.translation_key,
        first_published_at=published_at,
        last_published_at=published_at,
        reading_minutes=minutes([one.title, strip_tags(one.introduction), *one.texts]),
    )


def _place(blog, articles):
    """Give articles their places in the tree, after what stands below the blog already."""
    last = blog.get_last_child()
    steplen = Page.steplen
    step = Page._str2int(last.path[-steplen:]) if last else 0
    for place, article in enumerate(articles, start=step + 1):
        article.path = Page._get_path(blog.path, article.depth, place)
    Page.objects.filter(pk=blog.pk).update(numchild=blog.numchild + len(articles))


def _insert(articles):
    """Insert the rows of articles into both their tables; `bulk_create` refuses such models."""
    of_page = [field for field in Page._meta.local_concrete_fields if not field.primary_key]
    keys = _insert_columns(Page, of_page, articles)
    for article, key in zip(articles, keys, strict=True):
        article.pk = article.page_ptr_id = key
    _insert_columns(ArticlePage, ArticlePage._meta.local_concrete_fields, articles)


def _insert_columns(model, fields, articles):
    """Insert these fields of articles into the table of a model; return the keys of the rows."""
    size = connection.ops.bulk_batch_size(fields, articles)
    rows = []
    for start in range(0, len(articles), size):
        query = InsertQuery(model)
        query.insert_values(fields, articles[start : start + size])
        rows += query.get_compiler(connection=connection).execute_sql([model._meta.pk])
    return [key for (key,) in rows]


def _write_references(pairs, authors):
    """Write what Wagtail's reference index has of the articles: their studies and authors."""
    types = ContentType.objects.get_for_models(ArticlePage, Page, Study, Person, Topic)
    rows = []
    for (article, one), author in zip(pairs, authors, strict=True):
        found = [
            (Study, study, "body.section.content.study_citation.study", f"body.{path}.study")
            for section, block, study in one.cited
            for path in [f"{section}.content.{block}"]
        ]
        person = (Person, author.person_id, "article_authors.item.person")
        found.append((*person, f"article_authors.{author.pk}.person"))
        rows += [
            ReferenceIndex(
                base_content_type=types[Page],
                content_type=types[ArticlePage],
                object_id=str(article.pk),
                to_content_type=types[model],
                to_object_id=str(key),
                model_path=model_path,
                content_path=content_path,
                content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
            )
            for model, key, model_path, content_path in found
        ]
    ReferenceIndex.objects.bulk_create(rows)


def _history(one, shelf):
    # Nobody reviews what they wrote themselves.
    reviewer = shelf.people[(one.author + 1) % len(shelf.people)]
    return dates.History(
        one.published_on, one.updated_on, one.update_note, one.reviewed_on, reviewer
    )
