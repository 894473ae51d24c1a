"""References in the style of the AMA Manual of Style, 11th edition. Pure: facts in, text out."""

MOST_AUTHORS_LISTED = 6
AUTHORS_BEFORE_ET_AL = 3


def initials(given):
    """Return the initials of given names, without points: “Frederick M” gives “FM”.

    Both parts of a hyphenated name count (AMA 11, 3.7).
    """
    parts = given.replace("-", " ").replace(".", " ").split()
    return "".join(part[0].upper() for part in parts)


def author_list(authors):
    """Return the authors of CSL-JSON names: all of up to six, else three and “et al”."""
    names = [
        name["literal"]
        if "literal" in name
        else f"{name.get('family', '')} {initials(name.get('given', ''))}".strip()
        for name in authors
    ]
    if len(names) > MOST_AUTHORS_LISTED:
        names = [*names[:AUTHORS_BEFORE_ET_AL], "et al"]
    return ", ".join(names)


def location(year, volume, issue, pages):
    """Return `2019;20(11):2292-2302` with whatever of it is known."""
    place = volume
    if issue:
        place += f"({issue})"
    if pages:
        place += f":{pages}"
    return ";".join(part for part in (str(year) if year else "", place) if part)


def sentence(text):
    """Return a text that ends in a full stop, unless it ends a sentence already."""
    return text if not text or text[-1] in ".?!" else f"{text}."


def reference_parts(study):
    """Return a study's reference in pieces: authors, title, journal, location, each a sentence.

    The journal is printed in italics (AMA 11, 3.11.3), so it is kept apart. Empty pieces are empty
    strings. Nothing is escaped: a template does that.
    """
    return {
        "authors": sentence(author_list(study.authors)),
        "title": sentence(study.title),
        "journal": sentence(study.journal_abbreviation or study.journal),
        "location": sentence(location(study.year, study.volume, study.issue, study.pages)),
    }
