"""In what the styles differ, as data."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Layout:
    """How one kind of publication is printed: which sentences, in which order.

    Each is a function of the Facts and the Style that returns a text without its full stop, or an
    empty one. `work` is what may be in italics. `authors` are the first sentence.
    """

    authors: Callable
    title: tuple = ()
    work: Callable | None = None
    location: tuple = ()


@dataclass(frozen=True)
class Style:
    """The rules of a style guide."""

    layouts: dict[str, Layout]  # by kind of publication
    notes: tuple  # functions that return what stands last
    most_authors: int | None  # more of them are cut; None if all are named
    authors_before_et_al: int
    suffixes: dict[str, str]  # how “III” is written
    full_pages: bool  # 284-287 rather than 284-7
    doi_label: str
    doi_stop: str
    url_label: str
    italic_works: bool
    journal_stop: str = "."  # journals that follow the edition of 1996 print none
