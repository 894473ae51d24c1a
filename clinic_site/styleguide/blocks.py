"""Every block that prints something, found in the StreamFields of all models."""

from datetime import date

from django.apps import apps
from wagtail.blocks import StreamBlock, StructBlock
from wagtail.blocks.list_block import ListBlock
from wagtail.fields import StreamField

from pages.blocks import SiteValue
from pages.blocks.callout import CalloutKind
from pages.models import Testimonial

from . import articles, clinic
from .pictures import picture

LONG_PROSE = "<p>" + 3 * clinic.LONG_TEXT + "</p><h3>Below</h3><ul><li>One</li><li>Two</li></ul>"


def printed_blocks():
    """Return `{template: block}`: the first block found for each template, by template."""
    found = {}
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                for block in _within(field.stream_block):
                    template = block.meta.template if hasattr(block.meta, "template") else None
                    if template and template.startswith("blocks/"):
                        found.setdefault(template, block)
    return dict(sorted(found.items()))


def _within(block):
    """Yield a block and all that may stand inside it."""
    yield block
    if isinstance(block, ListBlock):
        yield from _within(block.child_block)
    elif isinstance(block, StreamBlock | StructBlock):
        for child in block.child_blocks.values():
            yield from _within(child)


def states(template, block, home):
    """Return `{label: value}` for a block: as the editor previews it, then what else it may be."""
    value = block.normalize(block.meta.preview_value)
    if isinstance(value, SiteValue):
        _fill(value, home)
    if template == "blocks/testimonials_block.html":
        value.shown = [_testimonial("Ana R."), _testimonial("")]
    preview = block.meta.preview_value
    return {"As previewed": value} | {
        label: block.normalize({**preview, **raw} if isinstance(raw, dict) else raw)
        for label, raw in _more(template)
    }


def _fill(value, home):
    """Give a block what it would find on a site."""
    value.in_preview = True
    value.services, value.people = clinic.services(home), clinic.people()
    value.locations = clinic.locations()
    value.offered = clinic.documents()


def _testimonial(name):
    return Testimonial(text=clinic.LONG_TEXT, name=name, consented_on=date(2025, 1, 1))


def _more(template):
    """Yield `(label, value)`; what a dict leaves out is as previewed."""
    match template:
        case "blocks/callout_block.html":
            for kind in CalloutKind:
                heading = f"Call us if: {kind.label.lower()}"
                yield kind.label, {"kind": kind, "heading": heading, "text": "<p>You feel so.</p>"}
        case "blocks/image_block.html":
            yield "With its picture", {"image": picture(credit="Drawn here."), "caption": ""}
        case "blocks/prose_block.html":
            yield "Long", LONG_PROSE
        case "blocks/quote_block.html":
            yield "Nobody named", {"text": clinic.LONG_TEXT, "attribution": ""}
        case "blocks/study_citation_block.html":
            found = {"finding": "<p>Pain fell.</p>", "limits": "<p>Few people took part.</p>"}
            for study in articles.studies():
                label = f"{study.get_design_display()}, {study.get_standing_display()}"
                yield label, {"study": study, "heading": "Less pain for a while", **found}
            yield "Hardly known", {"study": articles.bare_study(), "finding": LONG_PROSE}
