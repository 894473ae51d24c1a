"""Joining what is known, with the right marks between."""

ENDS = (".", "?", "!")
CLOSING = "\"'”’»)]"


def sentence(text, stop="."):
    """Return a text with one full stop, unless it ends in another mark that closes a sentence."""
    text = bare(text)
    if not text or text.endswith(("?", "!")):
        return text
    quoted = text.rstrip(CLOSING)
    return text if quoted != text and quoted.endswith(ENDS) else f"{text}{stop}"


def sentences(texts):
    """Return texts as sentences, the empty ones left out."""
    return " ".join(filter(None, map(sentence, texts)))


def bare(text):
    """Return a text without the marks and blanks at its end that would double the next one."""
    return text.strip().rstrip(" .,;:")


def capitalised(text):
    """Return a text with its first letter in upper case, the others as they are."""
    return text[:1].upper() + text[1:]


def ordinal(number):
    """Return `2nd` for “2”; anything that is no plain number as it is."""
    if not (number.isascii() and number.isdigit()):
        return number
    value = int(number)
    if value % 100 in {11, 12, 13}:
        return f"{value}th"
    return f"{value}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th') }"


def edition(text):
    """Return `8th ed` for “8” and `Revised ed` for “Revised”; a first edition is not named."""
    text = bare(text)
    if text in {"", "1", "1st"}:
        return ""
    if text.casefold().endswith((" ed", "edition")):
        return text
    return f"{ordinal(text)} ed"
