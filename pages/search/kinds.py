"""The kinds of things that a search finds, as readers tell them apart."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

PERSON, PAGE = "person", "page"
# In the order in which they are offered. Page types name theirs in `BasePage.search_kind`.
KINDS = {
    "article": _("Articles"),
    "service": _("Services"),
    "condition": _("Conditions"),
    "location": _("Locations"),
    PERSON: _("People"),
    PAGE: _("Other pages"),
}


def kind_of(content_type_id):
    """Return the kind of pages of a content type, which Django remembers once it has been read."""
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    return getattr(model, "search_kind", PAGE)
