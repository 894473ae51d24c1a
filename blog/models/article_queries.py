"""The questions that are asked about articles, and how one is loaded to be served."""

from wagtail.models import PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from pages.models.dates import LISTED_ON, LOADED_DATES


class ArticleQuerySet(PageQuerySet):
    """The questions that are asked about articles, each named once."""

    def published(self):
        """Return what everybody may read, newest first.

        Newest by the published date, else the updated one: posts from an old site may have only
        that (`PageDates.listed_on`).
        """
        return self.live().public().newest_first()

    def newest_first(self):
        return self.order_by(LISTED_ON.desc(nulls_last=True), "-first_published_at", "-pk")

    def beside(self, article):
        """Return the other articles that whoever may read this one may read too, newest first.

        They stand in the same place, so only restrictions of their own can differ: one query, where
        `published` needs one more to find the private places of the whole tree.
        """
        return (
            self.sibling_of(article, inclusive=False)
            .live()
            .as_open_as_their_parent()
            .newest_first()
        )

    def below(self, index):
        """Return the articles of a blog that whoever may read the blog may read, newest first."""
        return self.child_of(index).live().as_open_as_their_parent().newest_first()

    def as_open_as_their_parent(self):
        """Leave out the articles that have restrictions of their own."""
        restricted = PageViewRestriction.objects.values("page_id")
        return self.exclude(pk__in=restricted).exclude(alias_of__in=restricted)

    def of_year(self, year):
        """Return the articles listed in a year."""
        return self.alias(listed_on=LISTED_ON).filter(listed_on__year=year)

    def by(self, person):
        """Return the articles that a person wrote, alone or with others."""
        return self.filter(article_authors__person=person)

    def years(self):
        """Return the years that have articles, newest first."""
        days = self.order_by().values_list(LISTED_ON, flat=True).distinct()
        return sorted({day.year for day in days if day}, reverse=True)

    def for_cards(self):
        """Load what a card in a list prints, and not the body."""
        return (
            self.select_related(*LOADED_DATES, "lead_image")
            .prefetch_related("lead_image__renditions", "topics", "article_authors")
            .defer("body", "introduction")
        )


class ArticleManager(PageManager.from_queryset(ArticleQuerySet)):
    """`ArticlePage.objects`."""


class ServedArticleManager(PageManager.from_queryset(ArticleQuerySet)):
    """Loads an article together with its dates, their reviewer and its lead image.

    It is the default manager, which Wagtail's routing loads the page with, so that a served article
    costs one query instead of four.
    """

    def get_queryset(self):
        return super().get_queryset().select_related("dates__reviewer", "lead_image")
