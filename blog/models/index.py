"""The list of articles: all of them, by topic, by year, and as a feed."""

from dataclasses import replace

from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path

from blog.feeds import feed_response
from pages.addresses import absolute_url, page_path
from pages.models import ClinicTexts, ListingPage
from pages.navigation import Link
from pages.open_graph import open_graph
from pages.pagination import page_links, paginate
from pages.structured_data import breadcrumbs_data

from .article import ArticlePage
from .topic import Topic

ARTICLES_A_PAGE = 10


class BlogIndexPage(RoutablePageMixin, ListingPage):
    """Where articles live and are listed, newest first."""

    subpage_types = ["blog.ArticlePage"]
    reserved_child_slugs = ("feed", "topics")
    reserves_years = True
    query_parameters = ("page",)
    show_in_menus_default = True

    class Meta:
        verbose_name = _("blog")
        verbose_name_plural = _("blogs")

    def articles(self):
        """Return the published articles of this blog, newest first."""
        return ArticlePage.objects.below(self)

    @cached_property
    def topics_and_years(self):
        """What the lists can be narrowed to: the topics and the years that have articles."""
        articles = self.articles()
        return list(Topic.objects.of(articles).select_related("page")), articles.years()

    @path("")
    def all_articles(self, request):
        return self._listing(request, self.articles())

    @path("topics/<slug:slug>/", name="topic")
    def by_topic(self, request, slug):
        topics, _years = self.topics_and_years
        topic = next((topic for topic in topics if topic.slug == slug), None)
        if topic is None:
            raise Http404(_("There are no articles on that topic."))
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
        _topics, years = self.topics_and_years
        if int(year) not in years:
            raise Http404(_("There are no articles of that year."))
        return self._listing(
            request,
            self.articles().of_year(int(year)),
            route=self.reverse_subpage("year", args=[year]),
            heading=_("Articles of %(year)s") % {"year": year},
            year=int(year),
        )

    @path("feed/", name="feed")
    def feed(self, request):
        return feed_response(request, self)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["blog_url"] = page_path(self, request)
        context["feed_url"] = context["blog_url"] + self.reverse_subpage("feed")
        return context

    def _listing(self, request, articles, route="", **more):
        """Answer with one page of a list.

        `route` is the list's address below the blog's; `more` its heading and what it is about.
        """
        context = self.get_context(request)
        articles = paginate(request, articles.for_cards(), ARTICLES_A_PAGE)
        links = page_links(articles, context["blog_url"] + route)
        topics, years = self.topics_and_years
        context |= {
            "articles": articles,
            "topics": topics,
            "years": years,
            "canonical_url": absolute_url(request, links.current),
            "previous_url": links.previous,
            "next_url": links.next,
            **more,
        }
        if route:
            context |= self._metadata_below(request, context)
        return TemplateResponse(request, self.get_template(request), context)

    def _metadata_below(self, request, context):
        """Return the trail, and what others are told, of a list by topic or by year."""
        trail = [*context["navigation"].trail, Link(self.title, context["blog_url"])]
        url = context["canonical_url"]
        return {
            "navigation": replace(context["navigation"], trail=trail),
            "structured_data": breadcrumbs_data(trail, context["heading"], url, request),
            "open_graph": open_graph(
                ClinicTexts.for_request(request).clinic,
                title=context["heading"],
                url=url,
                description=context.get("description", ""),
            ),
        }
