"""Which articles cite a study."""

from collections import defaultdict

from blog.models import ArticlePage, Citation


def articles_citing(studies):
    """Return `{study: [article, …]}` for those studies that an article cites, by title.

    An article counts in any version that still matters: live, latest, scheduled, in moderation.
    """
    by_key = {study.pk: study for study in studies}
    rows = Citation.objects.of(*by_key).values_list("study", "study__shown_as", "page")
    pairs = {(shown_as or study, page) for study, shown_as, page in rows}
    articles = ArticlePage.objects.defer("body", "introduction").in_bulk(
        [page for _study, page in pairs]
    )
    found = defaultdict(list)
    for study, page in pairs:
        if study in by_key and page in articles:
            found[by_key[study]].append(articles[page])
    for cited in found.values():
        cited.sort(key=lambda article: (article.title, article.pk))
    return dict(found)
