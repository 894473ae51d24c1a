"""Which articles cite a study."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex

from blog.models import ArticlePage, Study


def articles_citing(studies):
    """Return `{study: [article, …]}` for those studies that an article cites, by title."""
    by_key = {str(study.pk): study for study in studies}
    references = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Study), to_object_id__in=by_key
    )
    pairs = set(references.values_list("to_object_id", "object_id"))
    pages = [page for _study, page in pairs if page.isdigit()]
    articles = ArticlePage.objects.filter(pk__in=pages).defer("body", "introduction")
    by_page = {str(article.pk): article for article in articles}
    found = defaultdict(list)
    for study, page in pairs:
        if page in by_page:
            found[by_key[study]].append(by_page[page])
    for articles in found.values():
        articles.sort(key=lambda article: (article.title, article.pk))
    return dict(found)
