"""What an article is about: a small list that the clinic curates."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import TranslatableMixin

from pages.forms import UniqueInLanguageForm
from pages.panels import NameFieldPanel


class TopicQuerySet(models.QuerySet):
    """The questions that are asked about topics."""

    def of(self, articles):
        """Return the topics that a queryset of articles has, by name."""
        of_topic = articles.order_by().filter(topics=models.OuterRef("pk"))
        return self.filter(models.Exists(of_topic)).order_by("name")


class Topic(TranslatableMixin, models.Model):
    """A subject that articles are listed under, at `/blog/topics/<slug>/`."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(
        _("address"),
        max_length=80,
        help_text=_("The last part of the topic's address: /blog/topics/<address>/."),
    )
    description = models.TextField(
        _("description"), blank=True, help_text=_("One or two sentences above the list.")
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A page of the clinic on the same subject, if there is one."),
    )

    objects = TopicQuerySet.as_manager()

    base_form_class = UniqueInLanguageForm
    panels = [
        NameFieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("description"),
        PageChooserPanel("page"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "slug"],
                name="blog_topic_slug_unique",
                violation_error_message=_("Another topic has this address already."),
            )
        ]

    def __str__(self):
        return self.name
