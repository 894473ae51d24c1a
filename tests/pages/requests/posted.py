"""A page with a form as the editor posts it."""

from wagtail.test.utils.form_data import inline_formset, nested_form_data


def question(label, field_type, choices="", required="on", **fields):
    """Return one question of a form."""
    return {
        "label": label,
        "field_type": field_type,
        "choices": choices,
        "required": required,
        "help_text": "",
        "id": "",
        **fields,
    }


def form(*questions, slug="write-to-us", initial=0, **fields):
    """Return the posted form of a page; the first `initial` questions stood in it before."""
    rows = [{**row, "ORDER": str(number)} for number, row in enumerate(questions, 1)]
    return nested_form_data(
        {
            "title": "Write to us",
            "slug": slug,
            "seo_title": "",
            "search_description": "",
            "summary": "We answer everybody.",
            "thanks": "We call you tomorrow.",
            "form_fields": inline_formset(rows, initial=initial),
            **fields,
        }
    )
