"""Pages in pieces: what a page prints is kept until something changes, piece by piece.

A page that all readers see alike marks the pieces in its template: `{% kept "main" %}`. Whatever
depends on the moment, such as notices, stands between them. Only when a piece is missing the page
works out what it prints.
"""

from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from wagtail.models import Page, Site

from pages.generation import Shelf, may_keep

_shelf = Shelf()


def answer_in_pieces(page, request):
    """Return the answer of a page; its template takes from memory the pieces that are kept."""
    request.is_preview = getattr(request, "is_preview", False)  # as Wagtail's own views do
    pieces = pieces_of(page, request)
    context = Page.get_context(page, request) if pieces else page.get_context(request)
    template = page.get_template(request)
    return TemplateResponse(request, template, {**context, "pieces": pieces})


def pieces_of(page, request):
    """Return the `Pieces` of a page, or None if nothing of it may be kept.

    Only what readers get is kept, and no preview: that does not come by way of
    `pages.serving.serve`.
    """
    generation = getattr(request, "generation", None)
    if generation is None or request.is_preview or not may_keep():
        return None
    return Pieces(page, request, generation)


class Pieces:
    """What a page prints for the site and language of a request, as of a generation.

    The generation is the one that was current before the page was loaded.
    """

    def __init__(self, page, request, generation):
        self._page, self._request, self._generation = page, request, generation
        site = Site.find_for_request(request)
        self._key = page.pk, site.pk, get_language()

    @cached_property
    def _context(self):
        return self._page.get_context(self._request)

    def print(self, name, nodes, context):
        """Return the HTML of a piece: as it is kept, or printed with the page's own context."""

        def make():
            with context.update(self._context):
                return nodes.render(context)

        return _shelf.get((name, *self._key), self._generation, make)
