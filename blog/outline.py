"""What an article works out about itself before it is printed: numbers, references, pictures."""

from django.db.models import prefetch_related_objects
from django.utils.functional import cached_property
from django.utils.html import format_html, strip_tags
from django.utils.translation import gettext as _
from wagtail.rich_text import RichText

from blog.blocks import StudyCitationValue
from blog.cited_studies import cited_studies
from blog.glance import Glance
from blog.numbering import ReferenceList
from blog.studies.markers import replace_markers
from blog.studies.references import reference_parts
from pages.generation import for_this_generation
from pages.outline import anchor_sections, walk

WORDS_A_MINUTE = 238  # silent reading of non-fiction by adults (Brysbaert 2019, J Mem Lang 109)


class ArticleOutline:
    """An article's sections with anchors and numbers, its references and its pictures.

    Studies are numbered by first appearance, wherever in the article they are cited; the markers in
    its rich texts become links to the references.
    """

    def __init__(self, article):
        self.references = ReferenceList()
        self.has_markers = False
        self.images = [article.lead_image] if article.lead_image else []
        with cited_studies(article) as studies:
            self._number_markers(article.opening, studies)
            self.sections = anchor_sections(article.body, numbered=article.number_sections)
            for _name, value in walk(article.body):
                if isinstance(value, StudyCitationValue):
                    self._number_card(value)
                elif isinstance(value, RichText):
                    self._number_markers(value, studies)
                elif hasattr(value, "contextual_alt_text"):
                    self.images.append(value)
        prefetch_related_objects(self.images, "renditions")

    @cached_property
    def glance(self):
        """What the references add up to."""
        return Glance(self.references)

    @property
    def headed(self):
        """The sections that stand in the contents list."""
        return [section for section in self.sections if section["heading"]]

    @property
    def has_contents(self):
        """True if the article is long enough for a contents list to help."""
        return len(self.headed) > 1

    @property
    def studies(self):
        """The studies that are cited, in the order of their numbers."""
        return [reference.study for reference in self.references if reference.study]

    @property
    def without_record(self):
        """How many citations have no record."""
        return len(self.references) - len(self.studies)

    def print_references(self, style):
        """Set the pieces of each reference that has a record, in the site's style."""
        for reference in self.references:
            if reference.study:
                reference.parts = _printed(reference.study, style)

    def _number_card(self, citation):
        citation.resolve_merged()
        reference = self.references.cite(citation["study"], citation.journal)
        citation.reference = reference
        citation.anchor = reference.mention()

    def _number_markers(self, text, studies):
        """Turn the markers in a rich text into links; one of a study that is gone stays as text."""

        def numbered(key, stored):
            study = studies.get(key)
            if study is None:
                return stored
            self.has_markers = True
            reference = self.references.cite(study)
            return format_html(
                '<a class="cite" id="{}" href="#{}" role="doc-noteref">[{}]</a>',
                reference.mention(),
                reference.anchor,
                _("%(number)s, retracted") % {"number": reference.number}
                if study.is_retracted
                else reference.number,
            )

        text.source = replace_markers(text.source, numbered)


@for_this_generation
def _printed(study, style):
    return reference_parts(study.cited_item, style)


def reading_minutes(article):
    """Return how many minutes an article takes to read, at least 1."""
    text = [article.title, strip_tags(article.introduction)]
    text += article.body.stream_block.get_searchable_content(article.body)
    return minutes(text)


def minutes(texts):
    """Return how many minutes texts take to read together, at least 1."""
    words = sum(len(str(text).split()) for text in texts)
    return max(1, round(words / WORDS_A_MINUTE))
