"""An article: what clinic staff write and patients read."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Site
from wagtail.rich_text import RichText
from wagtail.search import index

from blog.blocks import ArticleBodyBlock
from blog.forms import ArticleForm
from blog.outline import ArticleOutline, reading_minutes
from blog.panels import EvidenceChecksPanel
from blog.reference_files import left_out, reference_links, references_response
from blog.structured_data import article_data
from blog.text_blocks import CITE_FEATURE
from pages.addresses import path_on
from pages.blocks.prose import INLINE_FEATURES
from pages.generation import for_this_generation
from pages.models import ClinicTexts, HealthPage, LeadPicture, Person
from pages.models.dates import SHOWN_ON
from pages.serving.pieces import answer_in_pieces

from .article_queries import ArticleManager, ServedArticleManager

RECENT_POSTS = 3


class ArticlePage(RoutablePageMixin, LeadPicture, HealthPage):
    """A health article in sections of prose, lists and study citations.

    Its dates stand beside it, in `pages.PageDates`, because a revision would undo them.
    """

    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences for lists and search engines."),
    )
    introduction = RichTextField(
        _("introduction"),
        blank=True,
        features=[*INLINE_FEATURES, CITE_FEATURE],
        help_text=_("What stands before the first section."),
    )
    body = StreamField(ArticleBodyBlock(), verbose_name=_("body"), blank=True)
    number_sections = models.BooleanField(
        _("number the sections"),
        default=False,
        help_text=_("Prints “Section 1” and so on above the headings."),
    )
    topics = ParentalManyToManyField(
        "blog.Topic", verbose_name=_("topics"), blank=True, related_name="articles"
    )
    lead_image_alt = models.CharField(
        _("alt text"),
        max_length=255,
        blank=True,
        help_text=_("What the picture shows, for somebody who cannot see it."),
    )
    lead_image_decorative = models.BooleanField(
        _("decoration only"),
        default=False,
        help_text=_("The picture adds nothing that the text does not say."),
    )
    lead_image_caption = models.CharField(_("caption"), max_length=255, blank=True)
    reading_minutes = models.PositiveSmallIntegerField(
        _("reading time in minutes"), default=1, editable=False
    )

    objects = ArticleManager()
    served = ServedArticleManager()

    base_form_class = ArticleForm
    content_panels = [
        *HealthPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("lead_image"),
                FieldPanel("lead_image_alt"),
                FieldPanel("lead_image_decorative"),
                FieldPanel("lead_image_caption"),
            ],
            heading=_("Picture"),
        ),
        FieldPanel("introduction"),
        FieldPanel("body"),
        EvidenceChecksPanel(heading=_("Evidence checks")),
        FieldPanel("number_sections"),
        InlinePanel("article_authors", heading=_("Authors"), label=_("author")),
        FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
        InlinePanel(
            "article_subjects",
            heading=_("Services and conditions"),
            label=_("service or condition"),
            help_text=_("What the article is about. Their pages lead to it, and it leads to them."),
        ),
    ]
    search_fields = [
        *HealthPage.search_fields,
        index.SearchField("summary"),
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]
    parent_page_types = ["blog.BlogIndexPage"]
    subpage_types = []
    search_label = _("Article")
    search_kind = "article"
    shows_dates = True
    open_graph_type = "article"

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        default_manager_name = "served"

    def refuse_unfinished(self):
        """Raise ValidationError while nobody has said what the picture shows."""
        super().refuse_unfinished()
        is_told = self.lead_image_decorative or self.lead_image_alt.strip()
        if self.lead_image_id and not is_told:
            sentence = gettext("Say what the picture shows, or mark it as decoration.")
            raise ValidationError({"lead_image_alt": sentence})

    def save(self, *args, **kwargs):
        self.reading_minutes = reading_minutes(self)
        super().save(*args, **kwargs)

    @cached_property
    def outline(self):
        """The article's sections, references and pictures, worked out once per object."""
        return ArticleOutline(self)

    @cached_property
    def authors(self):
        """The authors in order.

        The editor's preview holds authors that are not saved yet, so the relation is asked and not
        the table; it answers from memory then.
        """
        return [entry.person for entry in self.article_authors.all()]

    def written_by(self):
        return Person.objects.filter(pk__in=self.article_authors.values("person"))

    @cached_property
    def listed_topics(self):
        """The topics by name; from memory while a preview holds topics that are not saved yet."""
        return sorted(self.topics.all(), key=lambda topic: topic.name)

    @cached_property
    def opening(self):
        """The introduction as it is printed."""
        return RichText(self.introduction)

    def related_pages(self):
        return self.article_subjects.values_list("page", flat=True)

    def rich_texts(self):
        return [self.opening, *super().rich_texts()]

    @path("")
    def index_route(self, request):
        """Answer with the article."""
        return answer_in_pieces(self, request)

    def get_context(self, request, *args, **kwargs):
        outline = self.outline  # first, because it loads the renditions that sharing needs too
        context = super().get_context(request, *args, **kwargs)
        texts = ClinicTexts.for_request(request)
        trail = context["navigation"].trail
        context["blog_url"] = trail[-1].url if trail else ""
        context["feed_url"] = f"{context['blog_url']}feed/"
        outline.print_references(texts.clinic.reference_style)
        context["outline"] = outline
        context["reference_links"] = reference_links(self, request)
        context["references_left_out"] = left_out(outline.without_record)
        context["recent"] = self.recent_posts(request)
        context["structured_data"] = [
            article_data(self, request, context["navigation"].related, outline, texts),
            *context["structured_data"],
        ]
        return context

    @path("references/<slug:name>/", name="references")
    def references(self, request, name):
        """Answer with the references as a file."""
        style = ClinicTexts.for_request(request).clinic.reference_style
        return references_response(self, name, style)

    def recent_posts(self, request):
        """Return title, address and day of the newest articles beside this one."""
        site = Site.find_for_request(request)
        others = [post for post in newest_below(self.path[: -self.steplen]) if post[0] != self.pk]
        return [
            {"title": title, "url": path_on(site, url_path), "day": day}
            for _pk, title, url_path, day in others[:RECENT_POSTS]
        ]


@for_this_generation
def newest_below(path):
    """Return primary key, title, `url_path` and day of the newest articles below a place.

    One more than are shown, because one of them may be the page that shows them. The day is None
    for a post from an old site that had no date: the day it was imported means nothing to readers.
    """
    posts = ArticlePage.objects.in_place(path).values_list("pk", "title", "url_path", SHOWN_ON)
    return list(posts[: RECENT_POSTS + 1])


class ArticleAuthorManager(models.Manager):
    """Loads the person with the entry: nobody asks for one without the other."""

    def get_queryset(self):
        return super().get_queryset().select_related("person__profession")


class ArticleAuthor(Orderable):
    """One author of an article, in the order they are named."""

    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="article_authors")
    person = models.ForeignKey(
        "pages.Person", verbose_name=_("person"), on_delete=models.PROTECT, related_name="+"
    )

    objects = ArticleAuthorManager()

    panels = [FieldPanel("person")]

    class Meta(Orderable.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "person"],
                name="blog_articleauthor_once",
                violation_error_message=_("This person is named as an author already."),
            )
        ]

    def __str__(self):
        return str(self.person)
