"""A form in memory with a question of each kind: empty, and sent with all of it wrong."""

from pages.models import AppointmentRequestPage
from pages.requests.answering import HONEYPOT, TOKEN
from pages.requests.builder import FIELD_TYPES, WITH_CHOICES

PLACES = ("Example Lane", "Sample Street")
WRONG = {"name": "", "phone": "12", "email": "hello@"}


def request_forms():
    """Return what `components/request_form.html` prints, by state."""
    return {
        "Empty": _form(),
        "With errors": _form(WRONG),
        "Refused as a whole": _form(notice="The form was open for too long. Please send it again."),
    }


def questions():
    """Return a question of each kind, first as it begins and then with an error, by state."""
    empty, wrong = _form()["questions"], _form({})["questions"]
    return {
        f"{kind}, {state}": question
        for state, found in (("empty", empty), ("with an error", wrong))
        for (_name, kind), question in zip(FIELD_TYPES, found, strict=True)
        if bool(question.field.errors) == (state == "with an error")
    }


def _form(answers=None, notice=""):
    page = AppointmentRequestPage(title="Ask for an appointment")
    page.form_fields = [_field(page, *kind) for kind in FIELD_TYPES]
    page.locations = lambda: PLACES  # it stands nowhere, so beside no pages of locations
    form = page.get_form(answers, page=page)
    return {
        "page": page,
        "form": form,
        "questions": form.questions(),
        "notice": notice,
        "action": "#send",
        "honeypot": HONEYPOT,
        "token_name": TOKEN,
        "token": "",
    }


def _field(page, name, label):
    return page.form_fields.model(
        clean_name=name,
        label=str(label),
        field_type=name,
        required=name not in {"phone", "multiline"},
        help_text="A hint that says what to write." if name in {"phone", "radio"} else "",
        choices="Morning\nMidday\nAfternoon, but not before three" if name in WITH_CHOICES else "",
    )
