"""The furniture that site builders print around a post, and how to take it off.

Only whole lines at the two ends of a file count: the same words in the middle are text.
"""

import re

from .lines import Kind

_TOP = {"top of page", "skip to main content", "all posts", "log in", "sign up", "search"}
_TOP |= {"log in / sign up", "log in/sign up", "home", "menu"}
_BOTTOM = {
    "bottom of page",
    "recent posts",
    "related posts",
    "see all",
    "comments",
    "write a comment...",
    "write a comment…",
    "post not marked as liked",
    "log in to leave a comment",
}
_COUNTS = re.compile(r"\d+ (?:views?|comments?|likes?)|\d+", re.IGNORECASE)
_RECENT = ("recent posts", "see all")
_END = "bottom of page"
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*$")


def without_furniture(lines):
    """Return the lines of the post and the texts of the furniture around it, as two lists."""
    words = [line.text.lower() for line in lines]
    start, end = 0, len(lines)
    while start < end and words[start] in _TOP:
        start += 1
    end = _start_of_teasers(lines, words, start)
    while end > start and _is_bottom(lines[end - 1], words[end - 1]):
        end -= 1
    left_out = [line.text for line in [*lines[:start], *lines[end:]] if line.text]
    return lines[start:end], left_out


def _is_bottom(line, words):
    is_plain = line.kind in {Kind.PARAGRAPH, Kind.HEADING}
    return is_plain and (words in _BOTTOM or bool(_COUNTS.fullmatch(words)))


def _start_of_teasers(lines, words, start):
    """Return where “Recent Posts”, “See All” and the teasers of other posts begin.

    They count as furniture only if no sentence stands among them; otherwise nothing is cut here.
    """
    for place in range(len(lines) - 2, start, -1):
        if (words[place], words[place + 1]) == _RECENT:
            rest = [line.text for line in lines[place + 2 :] if line.text.lower() != _END]
            if not any(_SENTENCE_END.search(text) for text in rest):
                return place
    return len(lines)
