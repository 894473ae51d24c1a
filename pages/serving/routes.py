"""Which page answers a path.

Wagtail asks each page of the path in turn, with two queries for each. Here one query finds the
whole path, and only the page that answers is loaded. `tests/pages/serving/test_same_as_wagtail.py`
compares both on trees of every kind.
"""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.urls import Resolver404
from django.utils.translation import get_language
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from pages.generation import for_this_generation

MOST_LEVELS = Page._meta.get_field("path").max_length // Page.steplen


@dataclass(frozen=True)
class Step:
    """A page on the way: its primary key, its place in the tree, its class, whether it is live."""

    pk: int
    path: str
    model: type
    live: bool


def route(request, site, path):
    """Return the `RouteResult` of a path on a site. Raises Http404 if no page answers it."""
    components = [component for component in path.split("/") if component]
    root = _root_of(site)
    step, depth = _answering(root, tuple(components))
    try:
        page = step.model._default_manager.get(pk=step.pk)
    except step.model.DoesNotExist as error:
        raise Http404 from error
    return page.route(request, components[depth:])


def _root_of(site):
    """Return the page that the site's addresses begin at, in the language of the request."""
    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return site.root_page
    return _localized(site.root_page, get_language())


@for_this_generation
def _localized(page, language):
    return page.localized


@for_this_generation
def _answering(root, components):
    """Return the `Step` to the page that answers, and how many components lead to it."""
    for depth, step in enumerate(_way(root, components)):
        rest = components[depth:]
        if not rest or _answers_itself(step, rest):
            return step, depth
    raise Http404


def _way(root, components):
    """Return the pages that the components of a path lead to, as far as there are pages."""
    steps = [_step(root.pk, root.path, root.content_type_id, root.live)]
    if not components:
        return steps
    pages = Page.objects.filter(
        slug__in=set(components[:MOST_LEVELS]),
        path__startswith=root.path,
        depth__gt=root.depth,
    )
    rows = pages.order_by().values_list("slug", "pk", "path", "content_type_id", "live")
    found = {(path[: -Page.steplen], slug): (pk, path, *rest) for slug, pk, path, *rest in rows}
    for slug in components:
        row = found.get((steps[-1].path, slug))
        if row is None:
            break
        steps.append(_step(*row))
    return steps


def _step(pk, path, kind, live):
    model = ContentType.objects.get_for_id(kind).model_class() or Page
    return Step(pk, path, model, live)


def _answers_itself(step, rest):
    """Say whether what lies below a page is the page's own affair, and not that of its children.

    A page with routes of its own is asked by its class only, without being loaded, because most
    paths below it are those of its children. Any other way to route is left to the page.
    """
    if step.model.route is Page.route:
        return False
    if step.model.route is not RoutablePageMixin.route:
        return True
    try:
        step.model.get_resolver().resolve("/" + "/".join(rest) + "/")
    except Resolver404:
        return False
    return step.live
