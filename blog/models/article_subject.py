"""Which services and conditions of the clinic an article is about."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable, Page


class ArticleSubjectManager(models.Manager):
    """Loads the page with the entry: nobody asks for one without the other."""

    def get_queryset(self):
        return super().get_queryset().select_related("page")


class ArticleSubject(Orderable):
    """One service or condition that an article is about; its page leads to the article too."""

    article = ParentalKey(
        "blog.ArticlePage", on_delete=models.CASCADE, related_name="article_subjects"
    )
    page = models.ForeignKey(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )

    objects = ArticleSubjectManager()

    panels = [PageChooserPanel("page", ["pages.ServicePage", "pages.ConditionPage"])]

    class Meta(Orderable.Meta):
        verbose_name = _("service or condition")
        verbose_name_plural = _("services and conditions")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "page"],
                name="blog_articlesubject_once",
                violation_error_message=_("This page is named already."),
            )
        ]

    def __str__(self):
        return str(self.page)
