"""Plain text on its way out of the site."""

import re
from html import unescape

from django.utils.html import strip_tags

NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def xml_text(text):
    """Return a text without what XML 1.0 (2.2) forbids, such as control characters."""
    return NOT_XML.sub("", text)


def words_of_html(html):
    """Return the words of rich text in one line, without its markup."""
    return " ".join(unescape(strip_tags(html.replace("</", " </"))).split())
