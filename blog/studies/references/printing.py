"""From facts and a style to the pieces of a reference, and from those to one line."""

from .sentences import sentence, sentences

PIECES = ("authors", "title", "journal", "location")


def parts_of(facts, style):
    """Return the pieces of a reference, as `reference_parts` describes them."""
    layout = style.layouts[facts.kind]
    notes = sentences(note(facts, style) for note in style.notes)
    location = sentences(piece(facts, style) for piece in layout.location)
    if facts.doi:
        label, link, stop = style.doi_label, facts.doi, style.doi_stop
    else:  # an address stands last, because a full stop would become part of it
        label, link, stop = style.url_label if facts.url else "", facts.url, ""
        location, notes = " ".join(filter(None, (location, notes))), ""
    work = layout.work(facts, style) if layout.work else ""
    return {
        "authors": sentence(layout.authors(facts, style)),
        "title": sentences(piece(facts, style) for piece in layout.title),
        "journal": sentence(work, style.journal_stop if facts.kind == "journal" else "."),
        "location": location,
        "label": label,
        "link": link,
        "stop": stop,
        "notes": notes,
        "italic": style.italic_works,
    }


def joined(parts):
    """Return the pieces of a reference as one line."""
    link = f"{parts['label']}{parts['link']}{parts['stop']}"
    return " ".join(filter(None, (*(parts[name] for name in PIECES), link, parts["notes"])))
