"""Which article came from which saved post."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportedArticle(models.Model):
    """The tie between a post saved from another site and the article it became.

    `source_key` names the post; `source_hash` is the hash of its content and of the options it was
    imported with; `revision_hash` the hash of the article's content as the import left it, which
    tells whether somebody has edited it here since. `options` holds what the command was told
    (year, published, author, slug, old_path), so that a later run need not be told again. The dates
    are those the import recorded last.
    """

    article = models.OneToOneField(
        "blog.ArticlePage", on_delete=models.CASCADE, related_name="imported_from"
    )
    source_key = models.CharField(_("source"), max_length=500, unique=True)
    source_hash = models.CharField(max_length=64)
    revision_hash = models.CharField(max_length=64, blank=True)
    options = models.JSONField(default=dict, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    updated_on = models.DateField(_("updated on"), null=True, blank=True)
    imported_at = models.DateTimeField(_("imported at"), auto_now=True)

    class Meta:
        verbose_name = _("imported article")
        verbose_name_plural = _("imported articles")

    def __str__(self):
        return self.source_key
