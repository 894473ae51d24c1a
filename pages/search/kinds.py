"""The kinds of things that a search finds, as readers tell them apart."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _
from wagtail.models import get_page_models

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
    return _kind_of_model(ContentType.objects.get_for_id(content_type_id).model_class())


def types_of(kind):
    """Return the keys of the content types of a kind's pages, which Django remembers too."""
    models = [model for model in get_page_models() if _kind_of_model(model) == kind]
    return [
        content_type.pk for content_type in ContentType.objects.get_for_models(*models).values()
    ]


def _kind_of_model(model):
    return getattr(model, "search_kind", PAGE)
