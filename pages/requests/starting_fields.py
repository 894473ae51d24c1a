"""The questions that a new page with a form starts with: none of them is about health.

Each function returns the facts of one question, in the language of whoever makes the page.
"""

from django.utils.translation import gettext as _


def _lines(*texts):
    return "\n".join(texts)


def name():
    return {"label": _("Your name"), "field_type": "name"}


def phone():
    return {
        "label": _("Telephone number"),
        "field_type": "phone",
        "required": False,
        "help_text": _("A telephone number or an e-mail address is enough."),
    }


def email():
    return {"label": _("E-mail address"), "field_type": "email", "required": False}


def days():
    return {
        "label": _("Days that suit you"),
        "field_type": "checkboxes",
        "required": False,
        "help_text": _("Leave all of them empty if any day will do."),
        "choices": _lines(_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday")),
    }


def times():
    return {
        "label": _("Times that suit you"),
        "field_type": "checkboxes",
        "required": False,
        "choices": _lines(_("Morning"), _("Midday"), _("Afternoon"), _("Evening")),
    }


def location():
    return {"label": _("Which of our locations?"), "field_type": "location"}


def subject():
    return {
        "label": _("What is it about?"),
        "field_type": "radio",
        "choices": _lines(
            _("Becoming a patient"),
            _("An appointment I have"),
            _("A bill or an insurance"),
            _("Something else"),
        ),
    }


CONTACT = (name, phone, email, subject, times)
APPOINTMENT = (name, phone, email, days, times, location)
