"""The list of articles: all of them, by topic, by year, and as a feed."""

from dataclasses import replace
from datetime import date

from django.db import models
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path

from blog.feeds import feed_response
from pages.addresses import absolute_url
from pages.models import BasePage, ClinicTexts
from pages.navigation import Link, navigation_of
from pages.open_graph import open_graph
from pages.pagination import page_links, paginate
from pages.structured_data import breadcrumbs_data

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
            route=self.reverse_subpage("topic", args=[slug]),
            heading=topic.name,
            description=topic.description,
            topic=topic,
        )

    @re_path(r"^(?P<year>[0-9]{4})/$", name="year")
    def by_year(self, request, year):
        articles = self.articles().of_year(int(year))
        if not 1 <= int(year) <= date.max.year or not articles.exists():
            raise Http404(_("Nothing was published in that year."))
        return self._listing(
            request,
            articles,
            route=self.reverse_subpage("year", args=[year]),
            heading=_("Articles of %(year)s") % {"year": year},
            year=int(year),
        )

    @path("feed/", name="feed")
    def feed(self, request):
        return feed_response(request, self)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["description"] = self.search_description or self.introduction
        context["feed_url"] = self.get_url(request) + self.reverse_subpage("feed")
        return context

    def _listing(self, request, articles, route="", **context):
        """Answer with one page of a list; `route` is the list's address below the blog's."""
        articles = paginate(request, articles.for_cards(), ARTICLES_A_PAGE)
        links = page_links(articles, self.get_url(request) + route)
        context |= {
            "articles": articles,
            "topics": Topic.objects.in_use(self),
            "years": self.articles().years(),
            "canonical_url": absolute_url(request, links.current),
            "previous_url": links.previous,
            "next_url": links.next,
        }
        if route:
            context |= self._context_below(request, context)
        return self.render(request, context_overrides=context)

    def _context_below(self, request, context):
        """Return what search engines and networks are told about a list by topic or by year."""
        navigation = navigation_of(request, self)
        trail = [*navigation.trail, Link(self.title, self.get_url(request))]
        return {
            "navigation": replace(navigation, trail=trail),
            "structured_data": breadcrumbs_data(
                trail, context["heading"], context["canonical_url"], request
            ),
            "open_graph": open_graph(
                ClinicTexts.for_request(request).clinic,
                title=context["heading"],
                url=context["canonical_url"],
                description=context.get("description", ""),
            ),
        }
