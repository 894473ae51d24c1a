"""What each template in `templates/components/` prints, in each of its states."""

from types import SimpleNamespace

from django.core.paginator import Paginator
from django.template.loader import render_to_string

from blog.models.evidence_library import Entry
from pages.models import ClinicSettings
from pages.navigation import Link

from . import articles, clinic, forms
from .pictures import drawings
from .specimens import State

# Printed by the page around the specimens.
AROUND = {
    "demo_notice.html",
    "notices.html",
    "site_footer.html",
    "site_header.html",
    "stylesheets.html",
}
CARDS = '<ul class="article-list">', "</ul>"
FACTS = '<ul class="facts">', "</ul>"
FORM = '<div class="form">', "</div>"
PEOPLE = '<ul class="people">', "</ul>"
PLACE = "<div data-place>", "</div>"
PLACES = '<ul class="locations">', "</ul>"
RESULTS = '<ol class="results">', "</ol>"
STUDIES = '<div class="library__year"><h3>2020</h3><ul>', "</ul></div>"


def components(home, style):
    """Return `{template: [State, …]}` for the components that stand on pages.

    `home` is the path of the site's root in the tree, `style` that of references.
    """
    return {
        **_articles(home),
        **_evidence(style),
        **_clinic(home),
        **_finding(),
        **_forms(),
    }


def _articles(home):
    listed = dict(zip(("With a picture", "Long", "Least"), articles.articles(home), strict=True))
    dated = articles.dated(home)
    first, _second, third = clinic.people()
    outline = SimpleNamespace(
        has_contents=True,
        references=True,
        headed=[
            {"anchor": "first", "heading": "What it is"},
            {"anchor": "second", "heading": clinic.LONG_TITLE},
        ],
    )
    return {
        "article_card.html": [
            State(label, {"article": one, "level": 3}, CARDS) for label, one in listed.items()
        ],
        "card_text.html": [State("Text of a card", {"article": listed["Long"], "level": 3})],
        "article_subjects.html": [State("Two subjects", {})],
        "byline.html": [
            State("One author", {"page": articles.article(home, [first])}, FACTS),
            State("Several", {"page": articles.article(home, [third, first])}, FACTS),
        ],
        "date_line.html": [State(label, {"page": one}, FACTS) for label, one in dated.items()],
        "changes.html": [State("An update and a correction", {"page": dated["Updated"]})],
        "contents.html": [State("Closed on a phone, open beside a text", {"outline": outline})],
        "readings.html": [State("A list", {"articles": list(dated.values())[:2]})],
        "read_the_evidence.html": [State("Two articles", {"articles": list(dated.values())[:2]})],
    }


def _evidence(style):
    cited = articles.references(style)
    found = [(line.study, line.parts) for line in cited if line.study]
    links = [Link("RIS", "#ris"), Link("BibTeX", "#bibtex")]
    return {
        "glance.html": [State("With a chart", {"glance": articles.glance(style)})],
        "library_study.html": [
            State(
                f"{study.get_design_display() or 'Hardly known'}, {study.get_standing_display()}",
                {
                    "study": study,
                    "parts": parts,
                    "entry": Entry(study, [Link("Sore feet", "#article")], style),
                },
                STUDIES,
            )
            for study, parts in found
        ],
        "reference_downloads.html": [
            State(
                "With one left out",
                {
                    "reference_links": [{"label": link.title, "url": link.url} for link in links],
                    "references_left_out": "One source is not known well enough to be exported.",
                },
            )
        ],
        "references.html": [State("Every kind", {"outline": {"references": cited}})],
    }


def _clinic(home):
    with_photo, without, long = clinic.people()
    full, least = clinic.services(home)
    places = clinic.locations()
    return {
        "booking.html": [State("A button", {"of": full})],
        "brand_mark.html": [
            State("Takes the colour of its text", {}, ('<p class="brand">', "</p>"))
        ],
        "disclaimer.html": [State("On health pages", {})],
        "emergency.html": [
            State("On health pages", {"emergency": "In an emergency call 911. Do not wait."})
        ],
        "hours.html": [
            State(place.title, {"hours": place.hours}, _place_of(place))
            for place in places
            if place.hours.is_known
        ],
        "hours_assets.html": [State("Prints nothing: phrases and script", {})],
        "location_card.html": [
            State(place.title, {"location": place, "level": 3}, PLACES) for place in places
        ],
        "location_contact.html": [
            State(place.title, {"location": place}) for place in places if place.map_url
        ],
        "open_now.html": [
            State(
                f"{place.title}, in words that the browser fills in", {"hours": place.hours}, PLACE
            )
            for place in places
            if place.hours.is_known
        ],
        "person_card.html": [
            State("With a photo", {"person": with_photo}, PEOPLE),
            State("Without", {"person": without}, PEOPLE),
            State("Long", {"person": long}, PEOPLE),
        ],
        "reach_us.html": [
            State("All of it", {}),
            State("Only a telephone", {"clinic": ClinicSettings(phone="555-0134")}),
        ],
        "subject_card.html": [
            State("With picture and price", {"subject": full, "level": 3}, CARDS),
            State("Long, without", {"subject": least, "level": 3}, CARDS),
        ],
        "subject_links.html": [
            State("Two", {"heading": "What we offer", "subjects": [full, least]})
        ],
    }


def _place_of(location):
    """Return the element around a location's hours, in which the script finds when it is open."""
    openings = render_to_string("components/open_now.html", {"hours": location.hours})
    return f"<div data-place>{openings}", "</div>"


def _finding():
    pages = Paginator(range(50), 10)
    labels = {"previous_label": "Newer articles", "next_label": "Older articles"}

    def pagination(number, **links):
        return {"listing": pages.page(number), **labels, **links}

    return {
        "breadcrumbs.html": [State("Two steps", {})],
        "drawing.html": [State(name, {"name": name}) for name in drawings()],
        "nothing_yet.html": [
            State("With a way on", {"text": "Nothing here yet.", "url": "#", "label": "See all"}),
            State("Without", {"text": "Nothing has been published here yet."}),
        ],
        "pagination.html": [
            State("First page", pagination(1, next_url="#next")),
            State("In between", pagination(3, previous_url="#previous", next_url="#next")),
            State("Last page", pagination(5, previous_url="#previous")),
        ],
        "search_form.html": [
            State("Empty", {}),
            State("Asked", {"query": "acupuncture for sore feet"}),
        ],
        "search_result.html": [
            State(label, {"result": result}, RESULTS)
            for label, result in zip(("Dated", "Least"), articles.results(), strict=True)
        ],
    }


def _forms():
    questions = forms.questions()
    return {
        "request_form.html": [
            State(label, context) for label, context in forms.request_forms().items()
        ],
        "request_hints.html": [
            State(label, {"field": question.field})
            for label, question in questions.items()
            if question.field.help_text and question.field.errors
        ],
        "request_question.html": [
            State(label, {"question": question, "field": question.field}, FORM)
            for label, question in questions.items()
        ],
    }
