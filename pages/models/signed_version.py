"""Which words a record about a page was bound to."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision


class SignedVersion(models.Model):
    """Abstract: the version of a page that somebody signed, or announced.

    A revision can be rewritten in place (autosave) and deleted (purging), so its key proves
    nothing: the record keeps the revision's number and time, the content itself as Wagtail
    serializes a page, and the SHA-256 of that content.
    """

    revision = models.ForeignKey(
        Revision,
        verbose_name=_("version"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    revision_number = models.PositiveBigIntegerField(
        _("number of the version"), null=True, blank=True, editable=False
    )
    revision_made_at = models.DateTimeField(
        _("time of the version"), null=True, blank=True, editable=False
    )
    content = models.JSONField(
        _("content"), encoder=DjangoJSONEncoder, null=True, blank=True, editable=False
    )
    content_hash = models.CharField(
        _("hash of the content"), max_length=64, blank=True, editable=False
    )

    class Meta:
        abstract = True
