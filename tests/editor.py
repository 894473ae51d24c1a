"""Writes what the editor's forms post, as the browser would."""

from django.urls import reverse
from wagtail.blocks.base import get_error_json_data
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from blog.blocks import FINDING_FEATURES
from blog.models import ArticlePage
from pages.blocks.prose import INLINE_FEATURES, PROSE_FEATURES


def prose(html):
    """Return running text as the rich text editor posts it."""
    return rich_text(html, features=PROSE_FEATURES)


def inline_text(html):
    """Return the text of a list item or of an introduction."""
    return rich_text(html, features=INLINE_FEATURES)


def finding(html):
    """Return the text of a study's finding or limits."""
    return rich_text(html, features=FINDING_FEATURES)


def callout_text(html):
    """Return the text of a callout."""
    return rich_text(html, features=["bold", "italic", "link", "ul"])


def items(*values):
    """Return the posted items of a list block."""
    return {
        "count": str(len(values)),
        **{
            str(place): {"value": value, "deleted": "", "order": str(place), "id": ""}
            for place, value in enumerate(values)
        },
    }


def list_item(lead_in, text, *nested):
    """Return one item of a numbered list; `nested` are pairs of lead-in and text."""
    below = [{"lead_in": lead, "text": inline_text(html)} for lead, html in nested]
    return {"lead_in": lead_in, "text": inline_text(text), "items": items(*below)}


def table(caption, headings, *rows):
    """Return a posted table of text columns."""
    columns = {
        str(place): {"type": "text", "order": str(place), "heading": heading, "deleted": ""}
        for place, heading in enumerate(headings)
    }
    cells = {
        str(number): {str(place): cell for place, cell in enumerate(row)}
        for number, row in enumerate(rows)
    }
    orders = {str(number): {"order": str(number), "deleted": ""} for number in range(len(rows))}
    return {
        "caption": caption,
        "column": {"count": str(len(headings)), **columns},
        "row": {"count": str(len(rows)), **orders},
        "cell": cells,
    }


def citation(study=None, **fields):
    """Return a posted study citation; `fields` replace the empty ones."""
    return {
        "study": str(study.pk) if study else "",
        "journal_named": "",
        "stated_design": "",
        "heading": "",
        "finding": finding("<p>Pain fell.</p>"),
        "limits": finding(""),
        **fields,
    }


def figure(image=None, alt_text="", caption="", decorative=False):
    """Return a posted picture."""
    picture = {"image": str(image.pk) if image else "", "alt_text": alt_text}
    if decorative:
        picture["decorative"] = "on"
    return {"image": picture, "caption": caption}


def posted_section(heading, *content):
    """Return a posted section; `content` are pairs of block name and posted value."""
    return ("section", {"heading": heading, "content": streamfield(content)})


def page_form(title, slug, sections=(), **fields):
    """Return the posted form of a page with a body of sections."""
    return nested_form_data(
        {
            "title": title,
            "slug": slug,
            "seo_title": "",
            "search_description": "",
            "body": streamfield(sections),
            **fields,
        }
    )


def article_form(
    title="A calm night",
    slug="a-calm-night",
    sections=(),
    authors=(),
    topics=(),
    about=(),
    **fields,
):
    """Return the posted form of an article."""
    people = [{"person": str(person.pk), "ORDER": str(n)} for n, person in enumerate(authors)]
    subjects = [{"page": str(page.pk), "ORDER": str(n)} for n, page in enumerate(about)]
    empty = {
        "summary": "",
        "introduction": inline_text(""),
        "lead_image": "",
        "lead_image_alt": "",
        "lead_image_caption": "",
        "article_authors": inline_formset(people),
        "article_subjects": inline_formset(subjects),
    }
    form = page_form(title, slug, sections, **{**empty, **fields})
    return {**form, "topics": [str(topic.pk) for topic in topics]}


def service_form(title="Acupuncture", slug="acupuncture", **fields):
    """Return the posted form of a service with everything that publishing asks for."""
    text = streamfield([("prose", prose("<p>Thin needles in the skin.</p>"))])
    return _subject_form(
        title,
        slug,
        {
            "price": "",
            "duration": "",
            "booking_url": "",
            "who_it_is_for": text,
            "risks": text,
            **fields,
        },
    )


def condition_form(title="Back pain", slug="back-pain", **fields):
    """Return the posted form of a condition with everything that publishing asks for."""
    text = streamfield([("prose", prose("<p>At once if a leg grows weak.</p>"))])
    nobody = streamfield([])
    return _subject_form(
        title,
        slug,
        {"also_called": "", "who_gets_it": nobody, "when_to_get_help": text, **fields},
    )


def _subject_form(title, slug, fields):
    """Return the posted form; lists of pages and people go in as they are."""
    text = streamfield([("prose", prose("<p>What it is and how it goes.</p>"))])
    common = {
        "summary": "In short.",
        "lead_image": "",
        "lead_image_alt": "",
        "what_it_is": text,
        "what_to_expect": text,
    }
    chosen = {name: fields.pop(name, []) for name in ("conditions", "practitioners")}
    form = page_form(title, slug, **{**common, **fields})
    return {**form, **{name: [str(one.pk) for one in rows] for name, rows in chosen.items()}}


def testimonial_form(**fields):
    """Return the posted form of a testimonial whose consent has no end."""
    return {
        "text": "They listened.",
        "name": "M. K.",
        "consented_on": "2025-05-02",
        "consent_scope": "Website, with initials",
        "consent_holder": "Clinic manager, locked cabinet",
        "expires_on": "",
        "withdrawn_on": "",
        **fields,
    }


def add_url(page_type, parent):
    """Return the address at which a page of a type is made below a parent."""
    meta = page_type._meta
    return reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, parent.pk])


def edit_url(page):
    """Return the address at which a page is edited."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def write_article(client, blog, publish=False, **form):
    """Post the form of a new article and return the response."""
    data = article_form(**form)
    if publish:
        data["action-publish"] = "1"
    return client.post(add_url(ArticlePage, blog), data)


def errors_of(response):
    """Return the errors of a refused form as `{field: [sentence, …]}`."""
    return response.context["form"].errors


def body_errors(response, field="body"):
    """Return what a refused body says: `{path: sentence}`, the path as in `0.content.1.heading`."""
    found = {}
    for error in errors_of(response)[field].as_data():
        _gather(get_error_json_data(error), "", found)
    return found


def _gather(details, path, found):
    if details.get("messages"):
        found[path] = " ".join(str(message) for message in details["messages"])
    children = details.get("blockErrors") or {}
    for name, child in children.items() if isinstance(children, dict) else enumerate(children):
        if child:
            _gather(child, f"{path}.{name}".lstrip("."), found)


def texts_form(clinic, **fields):
    """Return the form of a clinic's texts for readers, with empty menus."""
    return nested_form_data(
        {
            "clinic": clinic.pk,
            "tagline": "",
            "health_disclaimer": "Ask a doctor.",
            "emergency_text": "Call {number}.",
            "header_menu": streamfield([]),
            "footer_menu": streamfield([]),
            "social_links": streamfield([]),
            **fields,
        }
    )
