"""Characters that cannot be seen: in an answer they are an accident or an attack."""

import re

# Controls, line and paragraph separators, marks that turn the direction of what follows (Unicode
# Standard Annex 9: embeddings, overrides, isolates), the byte order mark, and lone surrogates.
# Joiners and the plain direction marks stay: names in Persian or Hebrew need them.
UNSEEN = r"\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
BREAKS = r"\x0b\x0c\u2028\u2029"
IN_LINES = re.compile(f"[{UNSEEN}{BREAKS}]")
IN_LINE = re.compile(rf"[\t\n\r{UNSEEN}{BREAKS}]")
GAP = re.compile(rf"[\t\n\r{BREAKS}]+")


def has_unseen(text, lines=False):
    """Say whether a text has characters that cannot be seen; with `lines` it may have several."""
    return (IN_LINES if lines else IN_LINE).search(text) is not None


def without_unseen(text, lines=False):
    """Return the text as it looks: without those characters, and in one line unless `lines`."""
    if not lines:
        text = GAP.sub(" ", text)
    return IN_LINES.sub("", text)
