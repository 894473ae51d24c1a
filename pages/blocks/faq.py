"""Questions that patients ask often, each with its answer."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock, StructValue

from . import groups
from .prose import TidyRichTextBlock

ANSWER_FEATURES = ["bold", "italic", "link", "ul"]


class QuestionBlock(StructBlock):
    """One question and its answer."""

    question = CharBlock(max_length=200, label=_("Question"))
    answer = TidyRichTextBlock(features=ANSWER_FEATURES, label=_("Answer"))

    class Meta:
        icon = "help"
        label = _("Question")
        label_format = "{question}"


class FaqValue(StructValue):
    """Questions with their answers, in `items`."""


class FaqBlock(StructBlock):
    """Questions with answers that readers open; the browser's own `details`, so no script."""

    items = ListBlock(QuestionBlock(), min_num=1, label=_("Questions"))

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        group = groups.TEXT
        description = _("Questions that patients ask, each opening to its answer.")
        label_format = "{items}"
        template = "blocks/faq_block.html"
        value_class = FaqValue
        preview_value = {
            "items": [
                {
                    "question": "Do I need a referral?",
                    "answer": "<p>No. Bring letters from your doctor if you have them.</p>",
                },
                {
                    "question": "What if I have to cancel?",
                    "answer": "<p>Call us the day before, and it costs you nothing.</p>",
                },
            ]
        }
