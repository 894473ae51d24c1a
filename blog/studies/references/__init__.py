"""References in the styles of medical journals. Pure: a CSL-JSON item in, text out.

AMA is the AMA Manual of Style, 11th edition, chapter 3. Vancouver is the ICMJE's recommended style,
as NLM's Citing Medicine and “Samples of Formatted References” print it.
"""

from .ama import AMA
from .facts import facts_of
from .printing import joined, parts_of
from .vancouver import VANCOUVER

STYLES = {"ama": AMA, "vancouver": VANCOUVER}


def reference_parts(item, style):
    """Return the reference of a CSL-JSON item in pieces, each an empty string if there is nothing.

    `style` is "ama" or "vancouver". `authors`, `title`, `journal` (or the book or newspaper: the
    work a style may print in italics, kept apart for that) and `location` are sentences; `label`,
    `link` and `stop` are `doi:`, the bare DOI or web address, and what follows it; `notes` come
    last. `italic` is true if the style prints the journal in italics.

    The item may be anything that JSON can hold: what is not bibliography is left out, and what is
    longer than bibliography is cut. Nothing is escaped: a template does that. Raises KeyError for
    an unknown style.
    """
    return parts_of(facts_of(item), STYLES[style])


def reference_text(item, style):
    """Return the reference of a CSL-JSON item as one line of plain text, empty if it names nothing.

    It ends in one full stop, or in a question or exclamation mark, or in a DOI or web address where
    the style prints nothing after those.
    """
    return joined(reference_parts(item, style))
