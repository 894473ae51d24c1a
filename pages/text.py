"""Plain text on its way out of the site."""

import re

NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def xml_text(text):
    """Return a text without what XML 1.0 (2.2) forbids, such as control characters."""
    return NOT_XML.sub("", text)
