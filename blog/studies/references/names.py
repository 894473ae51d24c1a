"""Lists of authors and editors."""

import re

from .sentences import bare

MORE = {"et al", "and others", "others"}  # names that say the list goes on
ROMAN_SUFFIXES = {"2nd": "II", "3rd": "III", "4th": "IV"}  # AMA 11, 3.7
ORDINAL_SUFFIXES = {roman: ordinal for ordinal, roman in ROMAN_SUFFIXES.items()}  # NLM
MOST_INITIALS = 3

_BETWEEN_GIVEN_NAMES = re.compile(r"[\s.\-‐‑]+")


def initials(given, family=""):
    """Return the initials of given names, without points: “Frederick M” gives “FM”.

    Both parts of a hyphenated name count (AMA 11, 3.7). “FM” is taken for initials already, unless
    the family name is in capitals too.
    """
    all_in_capitals = len(family) > 1 and family.isupper()
    letters = ""
    for part in _BETWEEN_GIVEN_NAMES.split(given):
        part = "".join(filter(str.isalnum, part))
        is_initials = part.isupper() and len(part) <= MOST_INITIALS and not all_in_capitals
        letters += part if is_initials else part[:1].upper()
    return letters


def name_list(names, style):
    """Return CSL-JSON names as a style lists them; groups are set off by semicolons.

    Persons and groups are counted apart for “et al”, so that the group in whose name many persons
    wrote is named too (AMA 11, 3.7.3).
    """
    known = [(_printed(name, style), "literal" in name) for name in names]
    known = [(text, is_group) for text, is_group in known if text]
    goes_on = any(text.casefold() in MORE for text, _is_group in known)
    known = [(text, is_group) for text, is_group in known if text.casefold() not in MORE]
    persons = sum(not is_group for _text, is_group in known)
    groups = len(known) - persons
    entries = [
        *_shortened(known, False, goes_on and persons > 0, style),
        *_shortened(known, True, goes_on and not persons, style),
    ]
    if groups and known[0][1]:
        entries.sort(key=lambda entry: not entry[1])
    return _joined(entries)


def _shortened(known, is_group, goes_on, style):
    """Return the persons, or the groups, that the style names; “et al” stands for the others."""
    some = [entry for entry in known if entry[1] is is_group]
    if style.most_authors is not None and (goes_on or len(some) > style.most_authors):
        some = some[: style.authors_before_et_al]
        goes_on = True
    return [*some, ("et al", is_group)] if goes_on else some


def _joined(entries):
    text = ""
    for place, (name, is_group) in enumerate(entries):
        if place:
            text += "; " if is_group or entries[place - 1][1] else ", "
        text += name
    return text


def _printed(name, style):
    if "literal" in name:
        return bare(name["literal"])
    family, suffix = bare(name.get("family", "")), bare(name.get("suffix", ""))
    if not family:
        return ""
    letters = initials(name.get("given", ""), family)
    return " ".join(filter(None, (family, letters, style.suffixes.get(suffix, suffix))))
