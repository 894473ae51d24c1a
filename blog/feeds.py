"""The newest articles as an Atom feed (RFC 4287)."""

import uuid
from datetime import UTC, datetime, time

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import get_default_timezone
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page

from pages.addresses import absolute_url, page_path
from pages.models import ClinicTexts
from pages.text import xml_text

ARTICLES_IN_FEED = 20
TEN_MINUTES = 10 * 60
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)  # for pages that were never published by anybody


class ArticleAtom(Atom1Feed):
    """Django's Atom feed with the dates a clinic knows and with any number of authors."""

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name, url in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.addQuickElement("uri", url)
            handler.endElement("author")

    def latest_post_date(self):
        """Return when the feed last changed: with its newest change, or when the blog was made."""
        changes = [item["updateddate"] for item in self.items]
        return max(changes, default=self.feed["blog_since"])


@conditional_page
@cache_control(public=True, max_age=TEN_MINUTES)
def feed_response(request, index, articles):
    """Return the Atom feed of a blog's newest articles, which are given ready for cards.

    An article without a known date of publication has no `published`. Atom demands `updated`; only
    where no editorial date is known does it fall back on the day the article went live here.
    """
    clinic = ClinicTexts.for_request(request).clinic
    path = page_path(index, request)
    feed = ArticleAtom(
        title=xml_text(f"{clinic.name}: {index.title}" if clinic.name else index.title),
        link=absolute_url(request, path),
        description="",
        subtitle=xml_text(index.introduction),
        language=get_language(),
        feed_url=absolute_url(request, path + index.reverse_subpage("feed")),
        feed_guid=_identifier(index),
        author_name=xml_text(clinic.name) or xml_text(index.title),
        author_link=absolute_url(request, "/"),
        blog_since=index.first_published_at or LONG_AGO,
    )
    for article in articles:
        _add_article(feed, article, request)
    response = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    feed.write(response, "utf-8")
    return response


def _add_article(feed, article, request):
    dates = article.editorial_dates
    changed_on = dates.last_changed_on if dates else None
    went_live = article.first_published_at or LONG_AGO
    feed.add_item(
        title=xml_text(article.title),
        link=absolute_url(request, page_path(article, request)),
        description=xml_text(article.summary),
        unique_id=_identifier(article),
        pubdate=_midnight(dates.published_on) if dates and dates.published_on else None,
        updateddate=_midnight(changed_on) if changed_on else went_live,
        categories=[xml_text(topic.name) for topic in article.listed_topics],
        authors=[
            (xml_text(person.name), absolute_url(request, person.get_absolute_url()))
            for person in article.authors
        ],
    )


def _identifier(page):
    """Return an Atom id that outlives changes of address: of the page and its language."""
    return uuid.uuid5(page.translation_key, str(page.locale_id)).urn


def _midnight(day):
    return datetime.combine(day, time.min, tzinfo=get_default_timezone())
