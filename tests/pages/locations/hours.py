"""Hours as pages store them and as the editor posts them."""

from wagtail.test.utils.form_data import streamfield

from tests.editor import page_form


def hours(days, opens=None, closes=None, by_appointment=False):
    """Return a row of the week as it is stored; `days` are numbers, 0 is Monday."""
    value = {"days": [str(day) for day in days], "opens": opens, "closes": closes}
    return {"type": "hours", "value": {**value, "by_appointment": by_appointment}}


def closed(first, last=None, note=""):
    """Return an exception that closes a location, as it is stored; dates are in ISO 8601."""
    return {"type": "closed", "value": {"first": first, "last": last, "note": note}}


def dated(kind, first, opens, closes, last=None, note="", by_appointment=False):
    """Return an exception with hours, as it is stored; `kind` is its block's name."""
    return {
        "type": kind,
        "value": {
            "first": first,
            "last": last,
            "opens": opens,
            "closes": closes,
            "opens_again": None,
            "closes_again": None,
            "by_appointment": by_appointment,
            "note": note,
        },
    }


def posted_hours(*days, opens="", closes="", by_appointment=False):
    """Return a row of the week as the editor posts it."""
    ticked = {"by_appointment": "on"} if by_appointment else {}
    return (
        "hours",
        {"days": tuple(map(str, days)), "opens": opens, "closes": closes, **ticked},
    )


def posted_dates(kind, first, last="", note="", **times):
    """Return an exception as the editor posts it."""
    empty = {"opens": "", "closes": "", "opens_again": "", "closes_again": ""}
    value = {"first": first, "last": last, "note": note}
    return (kind, value if kind == "closed" else {**empty, **value, **times})


def location_form(week=(), exceptions=(), title="Riverside", slug="riverside", **fields):
    """Return the posted form of a location; week and exceptions are posted rows."""
    empty = dict.fromkeys(
        (
            *("summary", "address", "phone", "email", "booking_url", "map_url"),
            *("step_free_access", "transport", "parking"),
            *("holiday_country", "holiday_region", "time_zone"),
        ),
        "",
    )
    hours = {"week": streamfield(week), "exceptions": streamfield(exceptions)}
    return page_form(title, slug, **{**empty, **hours, **fields})
