"""What staff may want to look at again in an article. Nothing here stops them."""

import re
from dataclasses import dataclass

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.rich_text import RichText

from blog.blocks import RISKS, StudyCitationValue
from blog.studies.markers import marker_ids
from blog.words import BENEFIT_WORDS, CLAIM_WORDS
from pages.outline import walk


@dataclass(frozen=True)
class Text:
    """What an article says, saved or not: `body` is a stream of sections."""

    title: str
    summary: str
    body: object


def checks(text):
    """Return sentences about a Text, in the order of the page; an empty list if all is well."""
    found = [
        sentence
        for number, block in enumerate(text.body, start=1)
        if (sentence := _claim_without_citation(number, block.value))
    ]
    if _is_about_a_benefit(text) and not any(
        block.value.get("about") == RISKS for block in text.body
    ):
        found.append(
            _(
                "The article speaks of a benefit, and no section is marked as being about risks. "
                "Choose “Risks and side effects” under “This section is about”."
            )
        )
    return found


def _claim_without_citation(number, section):
    words = _words_found(CLAIM_WORDS, _text_of(section))
    if not words or _cites(section):
        return ""
    return _(
        "Section %(number)s (%(heading)s) says “%(words)s” and cites no study. Cite one, or say it "
        "more carefully."
    ) % {
        "number": number,
        "heading": section["heading"] or _("without a heading"),
        "words": "”, “".join(words),
    }


def _cites(section):
    return any(
        isinstance(value, StudyCitationValue)
        or (isinstance(value, RichText) and marker_ids(value.source))
        for _name, value in walk(section)
    )


def _is_about_a_benefit(text):
    """Return whether title, summary, a heading or a finding speaks of what a treatment does."""
    said = [text.title, text.summary]
    for block in text.body:
        said.append(block.value["heading"])
        said += [
            strip_tags(value["finding"].source)
            for _name, value in walk(block.value)
            if isinstance(value, StudyCitationValue) and value["finding"]
        ]
    return bool(_words_found(BENEFIT_WORDS, " ".join(filter(None, said))))


def _text_of(section):
    return " ".join(str(part) for part in section.block.get_searchable_content(section))


def _words_found(words, text):
    """Return the words of a list that stand in a text, each once, in the order of the list."""
    listed = [word.strip() for word in str(words).split(",") if word.strip()]
    return [
        word
        for word in listed
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, flags=re.IGNORECASE)
    ]
