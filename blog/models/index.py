"""The list of articles: all of them, by topic, by year, and as a feed."""

from array import array
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path

from blog.feeds import ARTICLES_IN_FEED, feed_response
from pages.addresses import absolute_url, page_path
from pages.generation import for_this_generation
from pages.models import ClinicTexts, ListingPage
from pages.models.dates import LISTED_ON
from pages.navigation import Link
from pages.open_graph import open_graph
from pages.pagination import in_order, page_links, paginate_keys
from pages.structured_data import breadcrumbs_data

from .article import ArticlePage
from .topic import Topic

ARTICLES_A_PAGE = 10
MOST_LISTS = 100  # by topic that a process remembers, 80 kB for 10,000 articles


class Place(NamedTuple):
    """A blog as queries ask for it. Unlike a page that is being previewed it can be remembered."""

    pk: int | None
    path: str
    depth: int


@dataclass(frozen=True)
class Contents:
    """The keys of a blog's articles, newest first, and where among them each year's stand."""

    keys: array
    years: dict[int, slice]


@for_this_generation
def contents_of(place):
    """Return the `Contents` of a blog.

    All keys at once, so that every page of a long list costs the same.
    """
    keys, starts = array("q"), {}
    for key, day in ArticlePage.objects.below(place).values_list("pk", LISTED_ON):
        starts.setdefault(day and day.year, len(keys))
        keys.append(key)
    ends = [*starts.values(), len(keys)][1:]
    years = {
        year: slice(start, end) for (year, start), end in zip(starts.items(), ends, strict=True)
    }
    years.pop(None, None)  # nobody knows when; they come last
    return Contents(keys, years)


@for_this_generation
def topics_of(place):
    """Return the topics that a blog's articles have, by name, with their pages."""
    return list(Topic.objects.of(ArticlePage.objects.below(place)).select_related("page"))


@for_this_generation(most=MOST_LISTS)
def articles_on(topic, place):
    """Return the keys of a blog's articles on a topic (its key), newest first."""
    articles = ArticlePage.objects.below(place).filter(topics=topic)
    return array("q", articles.values_list("pk", flat=True))


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

    @property
    def _place(self):
        return Place(self.pk, self.path, self.depth)

    @path("")
    def all_articles(self, request):
        return self._listing(request, contents_of(self._place).keys)

    @path("topics/<slug:slug>/", name="topic")
    def by_topic(self, request, slug):
        topics = topics_of(self._place)
        topic = next((topic for topic in topics if topic.slug == slug), None)
        if topic is None:
            raise Http404(_("There are no articles on that topic."))
        return self._listing(
            request,
            articles_on(topic.pk, self._place),
            route=self.reverse_subpage("topic", args=[slug]),
            heading=topic.name,
            description=topic.description,
            topic=topic,
        )

    @re_path(r"^(?P<year>[0-9]{4})/$", name="year")
    def by_year(self, request, year):
        contents = contents_of(self._place)
        if int(year) not in contents.years:
            raise Http404(_("There are no articles of that year."))
        return self._listing(
            request,
            contents.keys[contents.years[int(year)]],
            route=self.reverse_subpage("year", args=[year]),
            heading=_("Articles of %(year)s") % {"year": year},
            year=int(year),
        )

    @path("feed/", name="feed")
    def feed(self, request):
        keys = contents_of(self._place).keys[:ARTICLES_IN_FEED]
        return feed_response(request, self, in_order(ArticlePage.objects.live().for_cards(), keys))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["blog_url"] = page_path(self, request)
        context["feed_url"] = context["blog_url"] + self.reverse_subpage("feed")
        return context

    def _listing(self, request, keys, route="", topic=None, year=None, **more):
        """Answer with one page of a list of articles, given by their keys.

        `route` is the list's address below the blog's, `topic` or `year` what it is narrowed to,
        `more` its heading and description.
        """
        context = self.get_context(request)
        cards = ArticlePage.objects.live().for_cards()
        articles = paginate_keys(request, keys, ARTICLES_A_PAGE, cards)
        links = page_links(articles, context["blog_url"] + route)
        context |= {
            "articles": articles,
            "topics": topics_of(self._place),
            "years": list(contents_of(self._place).years),
            "canonical_url": absolute_url(request, links.current),
            "previous_url": links.previous,
            "next_url": links.next,
            "topic": topic,
            "year": year,
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
