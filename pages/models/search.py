"""What the public search knows: the words of every live page. `pages/search/` writes and reads it.

The database itself keeps its index of these rows, by triggers (SQLite) or a generated column
(PostgreSQL), which a migration has made; so whatever writes a row, or removes it with its page,
cannot leave the index behind.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

LONGEST_WORD = 40  # letters of a word that a misspelling may be corrected to


class SearchDocument(models.Model):
    """A live page as the search reads it.

    `text` is what results show of it; the others are the same words folded, as queries are. Who may
    see the page is no part of it: that is asked of the page itself.
    """

    page = models.OneToOneField(
        Page, primary_key=True, on_delete=models.CASCADE, related_name="search_document"
    )
    text = models.TextField()
    title_words = models.TextField()
    lead_words = models.TextField()
    body_words = models.TextField()

    class Meta:
        verbose_name = _("page in the search index")
        verbose_name_plural = _("pages in the search index")
        default_permissions = ()

    def __str__(self):
        return self.title_words


class SearchWord(models.Model):
    """A word that some page has or had; misspelled ones are corrected to one of these."""

    word = models.CharField(max_length=LONGEST_WORD, primary_key=True)

    class Meta:
        verbose_name = _("word in the search index")
        verbose_name_plural = _("words in the search index")
        default_permissions = ()

    def __str__(self):
        return self.word
