"""The elements of a saved page to lines."""

import re
from dataclasses import dataclass, replace

from bs4.element import NavigableString, PreformattedString, Tag
from django.utils.translation import gettext as _

from .lines import Kind, Line, Run, tidy
from .markup import INLINE_TAGS, usable_link

BOLD = {"b", "strong"}
ITALIC = {"i", "em", "cite", "dfn", "var"}
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
LISTS = {"ol", "ul"}
EMBEDS = {"audio", "embed", "iframe", "object", "video"}
NEVER_TEXT = {"link", "meta", "nav", "title"} | EMBEDS
LANDMARKS = {"aside", "footer", "form", "header"}
SECTIONING = {"article", "blockquote", "main", "section"}
RULE_BLANKS = 2
MOST_CAPTION_CHARACTERS = 255
PLAIN = Run("")
_COUNT = re.compile(r"[1-9][0-9]{0,2}")


def words_of(tag):
    """Return the words of an element, '' for None; a line break parts two words."""
    if tag is None:
        return ""
    nodes = (" " if node.name == "br" else node for node in tag.descendants)
    return " ".join("".join(node for node in nodes if isinstance(node, str)).split())


def _count(text, otherwise):
    """Return the number of a list item, 1 to 999, that an attribute gives."""
    return int(text) if text and _COUNT.fullmatch(text) else otherwise


@dataclass(frozen=True)
class _Place:
    """Where a piece of text stands: in which block, list and item, and in what dress."""

    block: int = 0
    level: int = 0
    list: int | None = None
    item: int | None = None
    depth: int = 0
    dress: Run = PLAIN
    is_skipped: bool = False
    is_sectioned: bool = False
    is_caption: bool = False


class HtmlLines:
    """Goes through a page's elements in order and collects its lines.

    It runs over the flat sequence of nodes, so that deep nesting costs no recursion.
    """

    def __init__(self, canonical, heading):
        self.lines = []
        self.not_brought_over = []
        self._canonical = canonical
        self._protected = {id(tag) for tag in heading.parents} if heading else set()
        self._title = id(heading) if heading else None
        self._runs = []
        self._place = _Place()
        self._blanks = 0
        self._is_empty_block = False
        self._counts = {}
        self._numbers = {}
        self._opened = set()

    def read(self, container):
        is_sectioned = container.name in SECTIONING
        places = {id(container): _Place(block=id(container), is_sectioned=is_sectioned)}
        for node in container.descendants:
            place = places[id(node.parent)]
            if isinstance(node, Tag):
                places[id(node)] = place if place.is_skipped else self._enter(node, place)
            elif not place.is_skipped and self._is_text(node):
                self._add(Run(str(node).replace("\n", " ")), place)
        self._flush()

    @staticmethod
    def _is_text(node):
        return isinstance(node, NavigableString) and not isinstance(node, PreformattedString)

    def _enter(self, tag, place):
        """Return the place inside a tag, and do what the tag itself asks for."""
        name = tag.name
        if self._is_furniture(tag, place):
            self._note_embed(tag)
            return replace(place, is_skipped=True)
        if name == "br":
            self._add(Run("\n"), place)
        elif name == "img":
            self._picture(tag, place)
        if name in INLINE_TAGS:
            return self._dressed(tag, place)
        self._flush()
        if name == "hr":
            self._blanks += RULE_BLANKS
        self._is_empty_block = name == "p"
        place = replace(
            place,
            block=id(tag),
            level=HEADINGS.get(name, place.level),
            is_sectioned=place.is_sectioned or name in SECTIONING,
            is_caption=place.is_caption or name == "figcaption",
        )
        if name in LISTS:
            return self._enter_list(tag, place)
        if name == "li":
            return self._enter_item(tag, place)
        return place

    def _is_furniture(self, tag, place):
        if id(tag) == self._title or tag.name in NEVER_TEXT or "hidden" in tag.attrs:
            return True
        if tag.get("role") == "navigation" or "none" in tag.get("style", ""):
            return True
        is_landmark = tag.name in LANDMARKS and not place.is_sectioned
        return is_landmark and id(tag) not in self._protected

    def _note_embed(self, tag):
        if tag.name in EMBEDS:
            name = tag.get("title") or tag.get("src") or tag.name
            self.not_brought_over.append(_("embedded %(name)s") % {"name": name[:200]})

    def _dressed(self, tag, place):
        dress = place.dress
        if tag.name in BOLD:
            dress = replace(dress, bold=True)
        elif tag.name in ITALIC:
            dress = replace(dress, italic=True)
        elif tag.name == "a" and tag.get("href"):
            href = usable_link(tag["href"], self._canonical)
            dress = replace(dress, href=href)
            if not href and words_of(tag):
                words = {"text": words_of(tag)[:80], "address": tag["href"][:200]}
                self.not_brought_over.append(
                    _("link “%(text)s” to %(address)s, which means nothing on this site") % words
                )
        return replace(place, dress=dress)

    def _enter_list(self, tag, place):
        if tag.name == "ol":
            self._counts[id(tag)] = _count(tag.get("start"), 1)
        return replace(place, list=id(tag), depth=place.depth + 1)

    def _enter_item(self, tag, place):
        if place.list in self._counts:
            number = _count(tag.get("value"), self._counts[place.list])
            self._numbers[id(tag)] = number
            self._counts[place.list] = number + 1
        return replace(place, item=id(tag), depth=max(place.depth, 1))

    def _picture(self, tag, place):
        self._flush()
        picture = Line(Kind.PICTURE, source=tag.get("src", ""), alt=tag.get("alt"))
        self._append(replace(picture, blanks=self._blanks))
        self._place = place

    def _add(self, run, place):
        if place.block != self._place.block:
            self._flush()
        self._place = place
        self._runs.append(replace(place.dress, text=run.text))
        if run.text.strip():
            self._is_empty_block = False

    def _flush(self):
        """End the line that is being collected; two line breaks in it part two paragraphs."""
        runs, self._runs = self._runs, []
        part, breaks = [], 0
        for run in runs:
            if run.text == "\n":
                breaks += 1
            elif run.text.strip():
                if breaks > 1:
                    self._end_line(part)
                    part = []
                breaks = 0
            part.append(run)
        self._end_line(part)
        if self._is_empty_block:
            self._blanks += 1
        self._is_empty_block = False

    def _end_line(self, part):
        runs, place = tidy(part), self._place
        if not runs or (place.is_caption and self._caption(runs)):
            return
        line = Line(Kind.PARAGRAPH, runs, blanks=self._blanks)
        if place.item is not None:
            opens = place.item not in self._opened
            self._opened.add(place.item)
            number = self._numbers.get(place.item)
            if place.level:
                line = replace(line, runs=tuple(replace(run, bold=True) for run in runs))
            line = replace(line, kind=Kind.ITEM, level=place.depth, number=number, opens=opens)
        elif place.level:
            line = replace(line, kind=Kind.HEADING, level=place.level)
        self._append(line)

    def _caption(self, runs):
        """Give the picture before a plain caption its words; return whether there is one."""
        words = Line(Kind.PARAGRAPH, runs).text
        before = self.lines[-1] if self.lines else None
        if before is None or before.kind is not Kind.PICTURE or before.caption:
            return False
        if len(words) > MOST_CAPTION_CHARACTERS or any(run.href for run in runs):
            return False
        self.lines[-1] = replace(before, caption=words)
        return True

    def _append(self, line):
        self.lines.append(line)
        self._blanks = 0
