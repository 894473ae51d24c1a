"""Prints what search engines read beside the page."""

import json

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.safestring import mark_safe

register = template.Library()

# So escaped, no text can end the script element or open a comment in it (HTML, 4.12.1.3), and old
# JavaScript engines, to which U+2028 and U+2029 end a line, can still read it.
ESCAPES = {ord(char): f"\\u{ord(char):04X}" for char in "<>&\u2028\u2029"}


@register.simple_tag
def json_ld(items):
    """Return a script element with JSON-LD for a list of dicts; nothing for an empty list."""
    if not items:
        return ""
    data = items[0] if len(items) == 1 else items
    text = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":"))
    escaped = text.translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{escaped}</script>')  # noqa: S308 - escaped above
