"""What the blog adds to the editor's start page."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.permissions import page_permission_policy

from blog.evidence.alerts import UNSOUND
from blog.evidence.citing import articles_citing
from blog.models import ArticlePage, BlogIndexPage, Study
from pages.dashboard import Step


def first_article_step(request):
    """Return the step of the set-up checklist that ends with a published article."""
    blog = BlogIndexPage.objects.order_by("path").first()
    return Step(
        _("Publish a first article"),
        _("Write it here, or bring your old posts over with “manage.py import_articles”."),
        url=reverse("wagtailadmin_pages:add", args=["blog", "articlepage", blog.pk])
        if blog
        else "",
        is_done=ArticlePage.objects.live().exists(),
    )


@dataclass(frozen=True)
class UnsoundArticle:
    """An article, its address in the editor, and the studies it cites that are in doubt."""

    article: ArticlePage
    url: str
    studies: list[Study]


class UnsoundEvidence(Component):
    """The articles that cite a study which is retracted, withdrawn or under a notice of concern."""

    name = "unsound_evidence"
    template_name = "blog/admin/unsound_evidence.html"
    order = 80

    class Media:
        css = {"all": ["css/unsound-evidence.css"]}

    def __init__(self, articles):
        self.articles = articles

    def get_context_data(self, parent_context):
        return {"articles": self.articles}


def add_unsound_evidence(request, panels):
    """Add the panel to the start page of those who may edit such an article."""
    if articles := unsound_articles(request.user):
        panels.append(UnsoundEvidence(articles))


def unsound_articles(user):
    """Return an `UnsoundArticle` for each one that somebody may edit, by title."""
    studies = Study.objects.filter(standing__in=UNSOUND).order_by("title", "pk")
    by_article = {}
    for study, articles in articles_citing(studies).items():
        for article in articles:
            by_article.setdefault(article, []).append(study)
    if not by_article:
        return []
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    keys = [article.pk for article in by_article]
    within_reach = set(editable.filter(pk__in=keys).values_list("pk", flat=True))
    return [
        UnsoundArticle(article, reverse("wagtailadmin_pages:edit", args=[article.pk]), cited)
        for article, cited in sorted(by_article.items(), key=lambda pair: pair[0].title)
        if article.pk in within_reach
    ]
