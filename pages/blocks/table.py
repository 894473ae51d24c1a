"""A table with real headers."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock
from wagtail.contrib.typed_table_block.blocks import (
    TypedTableBlock,
    TypedTableBlockValidationError,
)

from . import groups
from .prose import INLINE_FEATURES


class TableBlock(TypedTableBlock):
    """Rows and columns with column headings and a caption; cells hold text or rich text."""

    cell_features = INLINE_FEATURES

    def __init__(self, local_blocks=None, **kwargs):
        local_blocks = local_blocks or [
            ("text", CharBlock(label=_("Text"), required=False)),
            (
                "rich_text",
                RichTextBlock(label=_("Rich text"), required=False, features=self.cell_features),
            ),
        ]
        super().__init__(local_blocks, **kwargs)

    def clean(self, table):
        table = super().clean(table)
        if not self.is_deferred_validation:
            if not table.columns or not table.row_data:
                self._refuse(_("A table needs at least one column and one row."))
            if not all(column["heading"].strip() for column in table.columns):
                self._refuse(_("Give every column a heading."))
        return table

    def _refuse(self, sentence):
        raise TypedTableBlockValidationError(non_block_errors=[ValidationError(sentence)])

    class Meta:
        icon = "table"
        label = _("Table")
        group = groups.MEDIA
        description = _("Figures side by side, with a heading over each column.")
        template = "blocks/table_block.html"
        preview_value = {
            "caption": "What was compared",
            "columns": [
                {"type": "text", "heading": "Group"},
                {"type": "text", "heading": "People"},
            ],
            "rows": [
                {"values": ["Acupuncture", "20"]},
                {"values": ["Usual care", "20"]},
            ],
        }
