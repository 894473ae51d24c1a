"""A clinic in memory: what stands around every page, its people, places and services."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import get_language
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.documents import get_document_model

from pages.models import (
    ClinicSettings,
    ClinicTexts,
    LocationPage,
    Person,
    Profession,
    ServicePage,
)
from pages.models.notices import Importance, NoticeBoard
from pages.navigation import Link, Navigation

from .pictures import picture

LONG_TITLE = "A title that goes on for longer than anybody wanted and has to break somewhere"
LONG_TEXT = (
    "A summary that takes all the room it may have: it says what was tried, in whom, against what, "
    "what came of it after how many weeks, and what nobody knows to this day, in one long breath."
)
ADDRESS = "14 Example Lane\nWrenfold"
EVERY_DAY = [str(day) for day in range(7)]


def clinic():
    """Return the settings of the clinic, with a notice of each importance on its board."""
    settings = ClinicSettings(
        name="Wrenfold Clinic",
        phone="555-0134",
        email="hello@wrenfold.example",
        address=ADDRESS,
        country="US",
        is_demo=True,
    )
    settings.notice_board = NoticeBoard(entries=list(_notices()))
    return settings


def _notices():
    now = timezone.now()
    for importance in Importance:
        yield {
            "text": f"A notice: {importance.label.lower()}. Closed on Friday because of the storm.",
            "importance": importance,
            "starts_at": now.isoformat(),
            "ends_at": (now + timedelta(days=1)).isoformat(),
            "language": get_supported_content_language_variant(get_language()),
            "path": "",
        }


def texts(of):
    """Return the texts of a clinic."""
    return ClinicTexts(clinic=of, tagline="Careful medicine, with time for your questions")


def navigation():
    """Return menus with a group, a trail, and what a page leads to beside its text."""
    here = Link("Style guide", "/styleguide/", is_current=True)
    group = Link("A group", "", links=(Link("First", "#first"), Link("Second", "#second")))
    return Navigation(
        home=Link("Home", "/"),
        menu=[here, group, Link("Articles", "#articles")],
        columns=[],
        footer=[Link("Privacy", "#privacy")],
        trail=[Link("Home", "/"), Link("Articles", "#articles")],
        appointment=Link("Ask for an appointment", "#appointment"),
        related=[Link("Acupuncture", "#acupuncture"), Link("Lasting back pain", "#back-pain")],
    )


def people():
    """Return somebody with a photo, somebody without, and somebody with a very long name."""
    acupuncturist = Profession(name="Acupuncturist")
    return [
        Person(
            name="Orla Vennick",
            slug="orla-vennick",
            credentials="L.Ac.",
            profession=acupuncturist,
            role="Founder",
            photo=picture(),
        ),
        Person(name="Ana Ruiz", slug="ana-ruiz", profession=acupuncturist),
        Person(
            name="Bartholomew Featherstonehaugh-Cholmondeley",
            slug="bartholomew",
            credentials="MD, PhD, FACP, Dipl. Ac.",
            profession=acupuncturist,
            role="Head of a department with a long name",
        ),
    ]


def services(home):
    """Return a service with everything, and one with the least."""
    return [
        ServicePage(
            title="Acupuncture",
            summary="Thin needles, six sessions, and a date to judge them.",
            duration="60 minutes",
            price="$110",
            url_path=f"{home}acupuncture/",
            lead_image=picture(),
        ),
        ServicePage(title=LONG_TITLE, summary=LONG_TEXT, url_path=f"{home}long/"),
    ]


def locations():
    """Return a place that is always open, one that is closed for a week, and one without hours."""
    today = timezone.localdate()
    always = {"days": EVERY_DAY, "opens": "00:00:00", "closes": "23:59:00"}
    weekdays = {"days": EVERY_DAY[:5], "opens": "09:00:00", "closes": "12:30:00"}
    holiday = {
        "first": today.isoformat(),
        "last": (today + timedelta(days=6)).isoformat(),
        "note": "The rooms are being painted",
    }
    contact = {"address": ADDRESS, "phone": "555-0134", "email": "hello@wrenfold.example"}
    return [
        _location("Open", week=[_hours(always)], **contact),
        _location(
            "Closed this week",
            week=[_hours(weekdays), _hours({"days": ["5"], "by_appointment": True})],
            exceptions=[{"type": "closed", "value": holiday}],
            booking_url="https://booking.example/",
            map_url="https://map.example/",
            **contact,
        ),
        _location("Without hours"),
    ]


def _hours(value):
    return {
        "type": "hours",
        "value": {"opens": None, "closes": None, "by_appointment": False, **value},
    }


def _location(title, **fields):
    place = LocationPage(title=title, **fields)
    place.href = "#location"
    return place


def documents():
    """Return a leaflet to download, and one with a long title."""
    kind = get_document_model()
    return [
        kind(pk=1, title="What to bring", file="documents/what-to-bring.pdf", file_size=41_000),
        kind(pk=2, title=LONG_TITLE, file="documents/long.docx", file_size=2_300_000),
    ]
