"""Writes both search indexes of composed articles from their known texts."""

from dataclasses import dataclass

from django.utils.html import strip_tags
from wagtail.search import index as wagtail_index
from wagtail.search.backends import get_search_backend

from blog.models import ArticlePage
from pages.search import indexing
from pages.search.words import unaccented_tail


class Known:
    """Mixed into a field of Wagtail's index: its text is known, so nothing is read from a page."""

    def __init__(self, field, text):
        super().__init__(field.field_name, **field.kwargs)
        self.boost = getattr(field, "boost", None)
        self.text = text

    def get_value(self, obj):
        return self.text


class KnownText(Known, wagtail_index.SearchField):
    """A text that is searched."""


class KnownStart(Known, wagtail_index.AutocompleteField):
    """A text that is completed while somebody types."""


KNOWN = {wagtail_index.SearchField: KnownText, wagtail_index.AutocompleteField: KnownStart}


@dataclass(frozen=True)
class KnownArticle:
    """What Wagtail's index asks of an object: its key, and its fields."""

    pk: int
    texts: dict

    def get_search_fields(self):
        return [
            known(field, self.texts[field.field_name])
            for field in ArticlePage.get_search_fields()
            for kind, known in KNOWN.items()
            if isinstance(field, kind)
        ]


def index(pairs):
    """Index articles, given as pairs of an `ArticlePage` and what it was `Composed` of."""
    known = [KnownArticle(article.pk, _texts(one)) for article, one in pairs]
    get_search_backend().get_index_for_model(ArticlePage).add_items(ArticlePage, known)
    indexing.write(
        indexing.PageText(
            article.pk, one.title, one.summary, " ".join([strip_tags(one.introduction), *one.texts])
        )
        for article, one in pairs
    )


def _texts(one):
    texts = {
        "title": one.title,
        "summary": one.summary,
        "introduction": strip_tags(one.introduction),
        "body": one.texts,
    }
    return texts | {"unaccented_words": unaccented_tail(texts.values())}
