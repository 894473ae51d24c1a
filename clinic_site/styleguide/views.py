"""The page itself."""

from django.conf import settings
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe
from wagtail.models import Site
from wagtail.views import serve

from . import clinic
from .blocks import printed_blocks, states
from .components import AROUND, components
from .specimens import Shown, Specimen
from .tokens import tokens

PATH = "styleguide/"


@require_safe
def styleguide(request):
    """Answer `/styleguide/`; on a site that is not being developed, a page of that name or 404."""
    if not settings.DEBUG:
        return serve(request, PATH)
    site = Site.find_for_request(request)
    home = site.root_page.url_path if site else ""
    of = clinic.clinic()
    around = {"clinic": of, "texts": clinic.texts(of), "navigation": clinic.navigation()}
    return render(
        request,
        "styleguide/styleguide.html",
        {
            **around,
            "noindex": True,
            "tokens": tokens(),
            "components": list(_shown_components(request, home, of, around)),
            "blocks": list(_shown_blocks(request, home, around)),
        },
    )


def _shown_components(request, home, of, around):
    number = 0
    listed = components(home, of.reference_style) | dict.fromkeys(AROUND, ())
    for template, found in sorted(listed.items()):
        specimens = []
        for state in found:
            number += 1
            html = render_to_string(f"components/{template}", around | state.context, request)
            before, after = state.around
            specimens.append(Specimen(state.label, f"{before}{html}{after}", number))
        yield Shown(template, specimens)


def _shown_blocks(request, home, around):
    number = 0
    for template, block in printed_blocks().items():
        specimens = []
        for label, value in states(template, block, home).items():
            number += 1
            html = block.render(value, context={"request": request, **around})
            specimens.append(Specimen(label, html, f"block-{number}"))
        yield Shown(template, specimens)
