"""A post independent of where it came from and of how it is stored."""

from dataclasses import dataclass, field

from .dates import PartialDate


@dataclass(frozen=True)
class Prose:
    """Running text: HTML of paragraphs, sub-headings (h3) and bulleted lists."""

    html: str


@dataclass(frozen=True)
class Item:
    """One item of a numbered list: plain lead-in, HTML text, and items below it (one level)."""

    lead_in: str
    html: str
    items: tuple["Item", ...] = ()


@dataclass(frozen=True)
class NumberedList:
    items: tuple[Item, ...]
    start: int = 1


@dataclass(frozen=True)
class StudyMention:
    """A study as the post speaks of it.

    `journal` is the name the text gives or an empty string, `design` a value of
    `blog.studies.vocabulary.Design` or an empty string, `html` all of the text.
    """

    journal: str
    design: str
    html: str


@dataclass(frozen=True)
class Picture:
    """A picture that the post refers to. `alt` is None if the source has no alt text at all."""

    source: str
    alt: str | None
    caption: str = ""


@dataclass(frozen=True)
class Section:
    """A heading, which may be empty, and the blocks under it in order."""

    heading: str
    blocks: tuple[Prose | NumberedList | StudyMention | Picture, ...]


@dataclass(frozen=True)
class PostDraft:
    """What a reader makes of a saved post.

    `introduction` is HTML of paragraphs. `published` and `updated` are None if the source has no
    such date. `author` is the name in the byline and `byline` the whole line; both may be empty.
    `canonical` is the post's old address or an empty string. `left_out` lists the lines of site
    furniture that were dropped, `not_brought_over` what staff have to bring over by hand.
    """

    title: str
    introduction: str = ""
    sections: tuple[Section, ...] = ()
    numbered: bool = False
    published: PartialDate | None = None
    updated: PartialDate | None = None
    author: str = ""
    byline: str = ""
    canonical: str = ""
    left_out: tuple[str, ...] = field(default=())
    not_brought_over: tuple[str, ...] = field(default=())

    @property
    def pictures(self):
        """The pictures of all sections, in order."""
        return [
            block
            for section in self.sections
            for block in section.blocks
            if isinstance(block, Picture)
        ]

    @property
    def studies(self):
        """The study mentions of all sections, in order."""
        return [
            block
            for section in self.sections
            for block in section.blocks
            if isinstance(block, StudyMention)
        ]
