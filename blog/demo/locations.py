"""Where the demo clinic sees its patients. Invented places; days differ from the week soon."""

from datetime import timedelta

LIST = {
    "slug": "locations",
    "title": "Locations and hours",
    "summary": "Two places, the same people. Come to whichever is easier to reach for you.",
}

TIME_ZONE = "America/New_York"
WEEKDAYS = ["0", "1", "2", "3", "4"]
SATURDAY = 5


def hours(days, opens=None, closes=None, by_appointment=False):
    return {
        "type": "hours",
        "value": {
            "days": days,
            "opens": opens,
            "closes": closes,
            "by_appointment": by_appointment,
        },
    }


def exception(kind, first, note, last=None, opens=None, closes=None):
    value = {"first": first.isoformat(), "last": last and last.isoformat(), "note": note}
    if kind != "closed":
        again = {"opens_again": None, "closes_again": None, "by_appointment": False}
        value |= {"opens": opens, "closes": closes, **again}
    return {"type": kind, "value": value}


def on_or_after(day, weekday):
    """Return the first date from `day` on that is a weekday, 0 being Monday."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def locations(today):
    """Return the fields of each location page; exceptions lie some weeks after `today`."""
    training = on_or_after(today + timedelta(days=5), 2)
    painting = on_or_after(today + timedelta(days=40), 0)
    saturday = on_or_after(today + timedelta(days=8), SATURDAY)
    return (
        {
            "slug": "example-lane",
            "title": "Wrenfold, Example Lane",
            "summary": "Our first house: two treatment rooms on the ground floor.",
            "address": "14 Example Lane\nWrenfold",
            "phone": "555-0134",
            "email": "hello@wrenfold.example",
            "step_free_access": (
                "No steps from the pavement to the treatment rooms. The front door opens by a "
                "button and is 95 cm wide. The toilet has rails and room to turn a wheelchair."
            ),
            "transport": (
                "Bus 4, stop Example Lane: one minute on foot, level all the way.\n"
                "Wrenfold station: twelve minutes on foot, uphill at the end."
            ),
            "parking": (
                "Three spaces behind the house, one of them wide and nearest to the door. Parking "
                "in the lane is free for two hours."
            ),
            "time_zone": TIME_ZONE,
            "holiday_country": "US",
            "week": [
                hours(WEEKDAYS, "09:00:00", "12:30:00"),
                hours(WEEKDAYS[:4], "13:30:00", "18:00:00"),
                hours([str(SATURDAY)], "09:00:00", "13:00:00", by_appointment=True),
            ],
            "exceptions": [
                exception(
                    "other_hours", training, "Staff training", opens="13:30:00", closes="18:00:00"
                ),
                exception(
                    "closed",
                    painting,
                    "The rooms are being painted",
                    last=painting + timedelta(days=4),
                ),
            ],
        },
        {
            "slug": "mill-street",
            "title": "Millbrook, Mill Street",
            "summary": "Two days a week in the old mill, five minutes from Millbrook station.",
            "address": "3 Mill Street, first floor\nMillbrook",
            "phone": "555-0178",
            "email": "millbrook@wrenfold.example",
            "step_free_access": (
                "Two steps at the entrance, with a ramp that we lay out when you ring. The lift is "
                "80 cm wide. There is no step-free toilet here; Example Lane has one."
            ),
            "transport": "Millbrook station: five minutes on foot. Bus 11, stop Old Mill.",
            "parking": "A car park across the street, with a machine for coins and cards.",
            "time_zone": TIME_ZONE,
            "holiday_country": "US",
            "week": [
                hours(["1", "3"], "10:00:00", "16:00:00"),
                hours(["2"], by_appointment=True),
            ],
            "exceptions": [
                exception(
                    "open_as_well", saturday, "Open Saturday", opens="10:00:00", closes="14:00:00"
                ),
            ],
        },
    )
