"""Text of a bibliographic record, as the site holds it: one line, no markup, nothing invisible."""

import re
import unicodedata

# What Crossref, PubMed and reference managers put into titles (JATS and HTML inline elements).
# Anything else in angle brackets is text: "p<0.05 and n>30".
_INLINE_MARKUP = re.compile(
    r"</?(?:(?:jats|mml):[\w-]+|i|b|u|em|strong|sub|sup|sc|scp|span|p|br|tt|title)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_JOINERS = "\u200c\u200d"  # needed to write Persian and several Indian scripts


def plain(value):
    """Return a value as one line of text: inline markup, control and direction marks taken out.

    Numbers become text; None and anything that is neither text nor number become an empty string.
    Applying it twice changes nothing.
    """
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    text = unicodedata.normalize("NFC", str(value))
    while True:
        if not text.isprintable():
            text = "".join(_visible(character) for character in text)
        stripped = _INLINE_MARKUP.sub("", text)
        if stripped == text:
            return unicodedata.normalize("NFC", " ".join(text.split()))
        text = stripped


def _visible(character):
    if character.isspace():
        return " "
    if unicodedata.category(character) in _INVISIBLE and character not in _JOINERS:
        return ""
    return character


def title_key(title):
    """Return what two spellings of one title have in common: letters and digits, no case or accent.

    At most 200 characters, so that it can be indexed.
    """
    folded = unicodedata.normalize("NFKD", title.casefold())
    return "".join(character for character in folded if character.isalnum())[:200]
