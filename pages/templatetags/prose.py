"""Rich text on public pages."""

from django import template
from django.utils.safestring import mark_safe
from wagtail.rich_text import RichText, expand_db_html

register = template.Library()


@register.filter
def prose(value):
    """Return the HTML of a rich text, its links to pages resolved; an empty string for None.

    The same as Wagtail's `richtext`, without the template that it renders around each text only to
    print it. What the editor stores is a whitelist of elements, and imports are cleaned before they
    are stored, so the HTML is safe to print.
    """
    source = value.source if isinstance(value, RichText) else value
    return mark_safe(expand_db_html(source or ""))  # noqa: S308 - see above
