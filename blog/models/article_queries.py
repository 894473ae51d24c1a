"""The questions that are asked about articles, and how one is loaded to be served."""

from wagtail.models import PageManager

from pages.models import ListedPageQuerySet, PageReview, ServedPages
from pages.models.dates import LISTED_ON, LOADED_DATES


class ArticleQuerySet(ListedPageQuerySet):
    """The questions that are asked about articles, each named once."""

    def published(self):
        """Return what everybody may read, newest first.

        Newest by the published date, else the updated one: posts from an old site may have only
        that (`PageDates.listed_on`).
        """
        return self.live().public().newest_first()

    def newest_first(self):
        return self.order_by(LISTED_ON.desc(nulls_last=True), "-first_published_at", "-pk")

    def in_place(self, path):
        """Return the articles right below a place in the tree that whoever may read one of them
        may read too, newest first.

        They stand in the same place, so only restrictions of their own can differ: one query, where
        `published` needs one more to find the private places of the whole tree.
        """
        depth = len(path) // self.model.steplen + 1
        return (
            self.filter(path__startswith=path, depth=depth)
            .live()
            .as_open_as_their_parent()
            .newest_first()
        )

    def below(self, index):
        """Return the articles of a blog that whoever may read the blog may read, newest first."""
        return self.child_of(index).live().as_open_as_their_parent().newest_first()

    def by(self, person):
        """Return the articles that a person wrote, alone or with others."""
        return self.filter(article_authors__person=person)

    def reviewed_by(self, person):
        """Return the articles that a person reviewed, as far as the review still counts."""
        return self.filter(pk__in=PageReview.objects.by(person).values("page_id"))

    def about(self, page):
        """Return the articles that are about a service or a condition."""
        return self.filter(article_subjects__page_id=page.pk)

    def for_cards(self):
        """Load what a card in a list prints, and not the body."""
        return (
            self.select_related(*LOADED_DATES, "lead_image")
            .prefetch_related("lead_image__renditions", "topics", "article_authors")
            .defer("body", "introduction")
        )

    def for_links(self):
        """Load what a link with a summary prints, and nothing else of the article."""
        return self.select_related("dates").only(
            "title", "url_path", "alias_of", "summary", "dates"
        )


class ArticleManager(PageManager.from_queryset(ArticleQuerySet)):
    """`ArticlePage.objects`."""


class ServedArticleManager(ServedPages, PageManager.from_queryset(ArticleQuerySet)):
    """The default manager of articles."""
