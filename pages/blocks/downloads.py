"""Files for readers to download and print, such as a form to fill in before a first visit."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock

from pages.privacy import is_in_private_collection

from . import groups
from .site import SiteValue


class DownloadsValue(SiteValue):
    """Holds the documents to print as links, in the order staff chose them, in `offered`."""

    offered = ()

    def show(self, request):
        """Leave out those that are deleted, and those that not everybody may read."""
        chosen = [document.pk for document in self["documents"] if document]
        found = get_document_model().objects.filter(pk__in=chosen)
        readable = found.exclude(is_in_private_collection())
        self.offered = sorted(readable, key=lambda one: chosen.index(one.pk))


class DownloadsBlock(StructBlock):
    """Documents, each with its kind and size."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    documents = ListBlock(
        DocumentChooserBlock(label=_("Document")), min_num=1, label=_("Documents")
    )

    class Meta:
        icon = "download"
        label = _("Documents to download")
        group = groups.MEDIA
        description = _("Forms and leaflets, each as a link with its kind and size.")
        label_format = "{heading}"
        template = "blocks/downloads_block.html"
        preview_template = "blocks/previews/downloads_block.html"
        value_class = DownloadsValue
        preview_value = {"heading": "To fill in at home", "documents": []}
