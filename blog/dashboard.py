"""What the blog adds to the editor's start page."""

from django.urls import reverse
from django.utils.translation import gettext as _

from blog.models import ArticlePage, BlogIndexPage
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
