"""The blocks that only articles have: the study citation, and the section that may hold one."""

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    StreamBlock,
    StructBlock,
    StructBlockValidationError,
    StructValue,
)
from wagtail.snippets.blocks import SnippetChooserBlock

from blog.studies.vocabulary import Design, Standing
from pages.blocks import ContentBlock, SectionBlock, TidyRichTextBlock, groups

FINDING_FEATURES = ["bold", "italic", "link"]
STANDING_WARNINGS = {
    Standing.RETRACTED: _("This study has been retracted. Do not rely on what it found."),
    Standing.WITHDRAWN: _("This study has been withdrawn. Do not rely on what it found."),
    Standing.CONCERN: _("The journal has doubts about this study and says so in a notice."),
}


class StudyCitationValue(StructValue):
    """A citation, with what the page works out for it before it is printed.

    `number` is its place among the article's references; `anchor` is set on the first citation of
    a study, where the reference list leads back to.
    """

    number = None
    anchor = ""

    def resolve_merged(self):
        """Show the record that stands for the study, if that was merged into another one."""
        if self["study"]:
            self["study"] = self["study"].current

    @property
    def design(self):
        """The design as readers see it: the record's, else the one the text states, else empty."""
        study = self["study"]
        value = (study.design if study else "") or self["stated_design"]
        return Design(value).label if value else ""

    @property
    def journal(self):
        study = self["study"]
        return study.journal if study else self["journal_named"]

    @property
    def participants(self):
        """“40 people”, or an empty string if the record does not say."""
        number = self["study"].participants if self["study"] else None
        if not number:
            return ""
        return ngettext("%(number)s person", "%(number)s people", number) % {
            "number": number_format(number, force_grouping=True)
        }

    @property
    def warning(self):
        """What to tell readers of a study that is retracted, withdrawn or in doubt."""
        return STANDING_WARNINGS.get(self["study"].standing, "") if self["study"] else ""

    @property
    def is_incomplete(self):
        """True if a reader cannot look the study up: no record, or one without an identifier."""
        study = self["study"]
        return study is None or not study.is_verifiable


class StudyCitationBlock(StructBlock):
    """A study and what it found, in the article's own words.

    It points to a record, or stands alone with the journal that the text names. It carries no
    direction ("helps", "does not help"): counting those is vote counting, which the Cochrane
    Handbook (12.2.1) warns against.
    """

    study = SnippetChooserBlock("blog.Study", required=False, label=_("Study"))
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


class ArticleContentBlock(ContentBlock):
    """What may stand inside a section of an article."""

    study_citation = StudyCitationBlock()


class ArticleSectionBlock(SectionBlock):
    """A section of an article."""

    content = ArticleContentBlock(label=SectionBlock.base_blocks["content"].label)


class ArticleBodyBlock(StreamBlock):
    """The body of an article: sections, one after the other."""

    section = ArticleSectionBlock()

    class Meta:
        collapsed = True  # the editor opens with the article's outline
