"""What waits to be told to readers, where Wagtail's own screens publish pages."""

from django import template

from pages.models import ProposedUpdate

register = template.Library()


@register.simple_tag
def proposals_of(items):
    """Return the proposals of the pages of a bulk action's items, `[{"item": page}, …]`."""
    numbers = [entry["item"].pk for entry in items]
    return ProposedUpdate.objects.filter(page__in=numbers).select_related("page").order_by("page")
