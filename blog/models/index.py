"""The list of articles: all of them, by topic, by year, and as a feed."""

from datetime import date

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.db import models
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path

from pages.models import BasePage

from .article import ArticlePage
from .topic import Topic

ARTICLES_A_PAGE = 10


class BlogIndexPage(RoutablePageMixin, BasePage):
    """Where articles live and are listed, newest first."""

    introduction = models.TextField(
        _("introduction"),
        blank=True,
        max_length=400,
        help_text=_("One or two sentences above the list."),
    )

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["blog.ArticlePage"]
    reserved_child_slugs = ("feed", "topics")
    reserves_years = True
    max_count_per_parent = 1
    show_in_menus_default = True

    class Meta:
        verbose_name = _("blog")
        verbose_name_plural = _("blogs")

    def articles(self):
        """Return the published articles of this blog, newest first."""
        return ArticlePage.objects.child_of(self).published()

    @path("")
    def all_articles(self, request):
        return self._listing(request, self.articles())

    @path("topics/<slug:slug>/", name="topic")
    def by_topic(self, request, slug):
        topic = get_object_or_404(
            Topic.objects.select_related("page"), slug=slug, locale=self.locale_id
        )
        return self._listing(
            request,
            self.articles().filter(topics=topic),
            heading=topic.name,
            description=topic.description,
            topic=topic,
        )

    @re_path(r"^(?P<year>\d{4})/$", name="year")
    def by_year(self, request, year):
        year = int(year)
        articles = self.articles().of_year(year)
        if not 1 <= year <= date.max.year or not articles.exists():
            raise Http404
        return self._listing(
            request, articles, heading=_("Articles of %(year)s") % {"year": year}, year=year
        )

    @path("feed/", name="feed")
    def feed(self, request):
        from blog.feeds import ArticleFeed

        return ArticleFeed(self)(request)

    def _listing(self, request, articles, **context):
        paginator = Paginator(articles.for_cards(), ARTICLES_A_PAGE)
        try:
            page_of_articles = paginator.page(request.GET.get("page", 1))
        except (PageNotAnInteger, EmptyPage):
            raise Http404(_("There is no such page of articles.")) from None
        return self.render(
            request,
            context_overrides={
                "articles": page_of_articles,
                "topics": Topic.objects.in_use(self),
                "years": self.articles().years(),
                **context,
            },
        )
