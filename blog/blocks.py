"""The blocks that only articles have: the study citation, and the section that may hold one."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.telepath import register as register_adapter
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    StreamBlock,
    StructBlock,
    StructBlockValidationError,
    StructValue,
)
from wagtail.blocks.struct_block import StructBlockAdapter
from wagtail.snippets.blocks import SnippetChooserBlock

from blog.cited_studies import studies_at_hand
from blog.studies.vocabulary import Design
from blog.study_card import card_of
from blog.text_blocks import (
    CITE_FEATURE,
    CitingCalloutBlock,
    CitingNumberedListBlock,
    CitingProseBlock,
    CitingTableBlock,
)
from pages.blocks import ContentBlock, SectionBlock, TidyRichTextBlock, groups

RISKS = "risks"
FINDING_FEATURES = ["bold", "italic", "link", CITE_FEATURE]


class StudyCitationValue(StructValue):
    """A citation, with what the page works out for it before it is printed.

    `reference` is its line in the article's list of references; `anchor` is where that leads back
    to.
    """

    reference = None
    anchor = ""

    def resolve_merged(self):
        """Show the record that stands for the study, if that was merged into another one."""
        if self["study"]:
            self["study"] = self["study"].current

    @property
    def journal(self):
        study = self["study"]
        return study.journal if study else self["journal_named"]


class StudyChooserBlock(SnippetChooserBlock):
    """Chooses a study; takes its record from those that the article has loaded, if it has."""

    def __init__(self, **kwargs):
        super().__init__("blog.Study", **kwargs)

    def bulk_to_python(self, values):
        studies = studies_at_hand()
        if studies is None:
            return super().bulk_to_python(values)
        return [studies.get(value) for value in values]


class StudyCitationBlock(StructBlock):
    """A study and what it found, in the article's own words.

    It points to a record, or stands alone with the journal that the text names. It carries no
    direction ("helps", "does not help"): counting those is vote counting, which the Cochrane
    Handbook (12.2.1) warns against.
    """

    study = StudyChooserBlock(required=False, label=_("Study"))
    journal_named = CharBlock(
        required=False,
        max_length=255,
        label=_("Journal named in the text"),
        help_text=_("Only when the study itself is not known."),
    )
    stated_design = ChoiceBlock(
        choices=[("", _("Not stated")), *Design.choices],
        required=False,
        label=_("Type of study, if the text says so"),
        help_text=_("Do not guess: readers see “Type of study not given”."),
    )
    heading = CharBlock(required=False, max_length=160, label=_("In a few words"))
    finding = TidyRichTextBlock(features=FINDING_FEATURES, label=_("What it found"))
    limits = TidyRichTextBlock(required=False, features=FINDING_FEATURES, label=_("Keep in mind"))

    class Meta:
        icon = "doc-full-inverse"
        label = _("Study")
        group = groups.EVIDENCE
        description = _("A study with what it found and what to keep in mind.")
        template = "blocks/study_citation_block.html"
        value_class = StudyCitationValue
        preview_value = {
            "study": None,
            "journal_named": "Pain Medicine",
            "stated_design": Design.RANDOMISED_TRIAL,
            "heading": "Less pain for a while",
            "finding": "<p>Pain fell during twelve weeks of treatment.</p>",
            "limits": "<p>Forty people took part, and everyone knew who was treated.</p>",
        }

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context) | card_of(value)

    def clean(self, value):
        value = super().clean(value)
        if not self.is_deferred_validation and not value["study"] and not value["journal_named"]:
            raise StructBlockValidationError(
                block_errors={
                    "study": ValidationError(
                        _("Choose a study, or name the journal that the text speaks of.")
                    )
                }
            )
        return value


class StudyCitationBlockAdapter(StructBlockAdapter):
    """Lets the editor fill empty texts of a card with what the chosen study suggests."""

    js_constructor = "blog.StudyCitationBlock"

    @property
    def media(self):
        return super().media + forms.Media(js=["js/study-citation-block.js"])


register_adapter(StudyCitationBlockAdapter(), StudyCitationBlock)


class ArticleContentBlock(ContentBlock):
    """What may stand inside a section of an article: studies are cited in any of its texts."""

    prose = CitingProseBlock()
    numbered_list = CitingNumberedListBlock()
    table = CitingTableBlock()
    callout = CitingCalloutBlock()
    study_citation = StudyCitationBlock()


class ArticleSectionBlock(SectionBlock):
    """A section of an article."""

    content = ArticleContentBlock(label=SectionBlock.base_blocks["content"].label)
    about = ChoiceBlock(
        choices=[(RISKS, _("Risks and side effects"))],
        required=False,
        label=_("This section is about"),
        help_text=_("For the evidence checks. Readers do not see it."),
    )


class ArticleBodyBlock(StreamBlock):
    """The body of an article: sections, one after the other."""

    section = ArticleSectionBlock()

    class Meta:
        collapsed = True  # the editor opens with the article's outline
