"""The demo's pages with a form: contact, and asking for an appointment."""

from pages.models import AppointmentRequestPage, ContactPage

CONTACT = {
    "slug": "contact",
    "title": "Contact",
    "summary": (
        "Call, write, or leave us your number. We are people, and we answer in the order in which "
        "you came."
    ),
    "thanks": "Orla or Samuel gets back to you within two working days, at a time that suits you.",
    "show_in_menus": True,
}
APPOINTMENT = {
    "slug": "appointment",
    "title": "Ask for an appointment",
    "summary": (
        "Tell us how to reach you and when you have time. We call or write with a time to choose, "
        "usually on the next working day."
    ),
    "thanks": "We call or write with a time to choose, usually on the next working day.",
}


def build_form_pages():
    """Return the pages with their questions, not saved yet."""
    contact, appointment = ContactPage(**CONTACT), AppointmentRequestPage(**APPOINTMENT)
    for page in (contact, appointment):
        page.add_starting_fields()
    return contact, appointment
