"""What an article works out about itself before it is printed: numbers, references, pictures."""

from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils.html import strip_tags

from blog.blocks import StudyCitationValue
from blog.studies.ama import reference_parts
from pages.outline import anchor_sections, walk

WORDS_A_MINUTE = 238  # silent reading of non-fiction by adults (Brysbaert 2019, J Mem Lang 109)


@dataclass
class Reference:
    """One line of the reference list: a study's record, or the journal that the text names."""

    number: int
    study: object | None
    journal: str

    @property
    def anchor(self):
        return f"ref-{self.number}"

    @property
    def mention(self):
        """The anchor of the first citation in the text."""
        return f"study-{self.number}"

    @property
    def parts(self):
        """The pieces of the AMA reference, or an empty dict without a record."""
        return reference_parts(self.study) if self.study else {}


class ArticleOutline:
    """An article's sections with anchors and numbers, its references and its pictures.

    A study cited twice keeps its number; a citation without a record has a number and a line of its
    own, because nobody knows whether two of them mean the same study.
    """

    def __init__(self, article):
        self.sections = anchor_sections(article.body, numbered=article.number_sections)
        self.references = []
        self.images = [article.lead_image] if article.lead_image else []
        numbers = {}
        for _name, value in walk(article.body):
            if isinstance(value, StudyCitationValue):
                value.resolve_merged()
                value.number = self._number(value, numbers)
            elif hasattr(value, "contextual_alt_text"):
                self.images.append(value)
        prefetch_related_objects(self.images, "renditions")

    @property
    def headed(self):
        """The sections that stand in the contents list."""
        return [section for section in self.sections if section["heading"]]

    @property
    def has_contents(self):
        """True if the article is long enough for a contents list to help."""
        return len(self.headed) > 1

    def _number(self, citation, numbers):
        study = citation["study"]
        key = study.pk if study else None
        if key in numbers:
            return numbers[key]
        number = len(self.references) + 1
        reference = Reference(number, study, citation.journal)
        self.references.append(reference)
        citation.anchor = reference.mention
        if key:
            numbers[key] = number
        return number


def reading_minutes(article):
    """Return how many minutes an article takes to read, at least 1."""
    text = [article.title, strip_tags(article.introduction)]
    text += article.body.stream_block.get_searchable_content(article.body)
    words = sum(len(str(part).split()) for part in text)
    return max(1, round(words / WORDS_A_MINUTE))
