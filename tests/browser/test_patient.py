"""What a patient comes for: hours on a holiday, a service, its evidence, an appointment."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from playwright.sync_api import expect
from wagtail.models import Site

from pages.models import ClinicSettings, ClinicTexts, RequestSubmission
from tests.browser.desk import PATIENCE
from tests.factories import (
    LocationIndexPageFactory,
    LocationPageFactory,
    ServiceIndexPageFactory,
    ServicePageFactory,
    build_site,
    make_request_page,
    publish_article,
)
from tests.pages.locations.hours import hours

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
THANKSGIVING = datetime(2026, 11, 26, 17, tzinfo=UTC)  # noon in New York
A_MINUTE_LATER = datetime(2026, 11, 23, 9, 1, tzinfo=UTC)
ANOTHER_LOCATION = "Hillside"
REFUSED = "status of 422"  # the answer to a form with mistakes, which Chromium mentions
MOST_PRESSES = 60  # of the tabulator, until something is reached


class Patient:
    """Somebody at a browser with nothing but a keyboard; `page` is what they look at."""

    def __init__(self, page):
        self.page = page
        self.press = page.keyboard.press
        self.type = page.keyboard.type

    def go_to(self, target):
        """Press the tabulator until `target` has the focus."""
        for _press in range(MOST_PRESSES):
            self.press("Tab")
            if target.evaluate("it => it === document.activeElement"):
                return
        pytest.fail(f"The keyboard does not reach {target}.")

    def follow(self, name, part="main"):
        """Go to a link in a part of the page, and press it."""
        self.go_to(self.page.get_by_role(part).get_by_role("link", name=name, exact=True).first)
        self.press("Enter")

    def is_at(self, heading):
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)


def link(page):
    return {"page": page, "address": "", "label": ""}


@pytest.fixture
def clinic(transactional_db, time_machine_at):
    """A clinic with a location that closes on the holidays of its country."""
    time_machine_at(MONDAY)
    cache.clear()
    home, blog = build_site()
    places = LocationIndexPageFactory(parent=home)
    LocationPageFactory(
        parent=places,
        title="Riverside",
        slug="riverside",
        time_zone="America/New_York",
        week=[hours(range(5), "09:00:00", "17:00:00")],
        holiday_country="US",
    )
    services = ServiceIndexPageFactory(parent=home)
    acupuncture = ServicePageFactory(parent=services, title="Acupuncture")
    publish_article(blog, title="Does it help numb feet?", slug="numb-feet", about=[acupuncture])
    make_request_page(home, locations=[ANOTHER_LOCATION])
    settings = ClinicSettings.for_site(Site.objects.get())
    settings.phone = "555-0134"
    settings.save()
    texts = ClinicTexts.objects.get_or_create(clinic=settings, locale=home.locale)[0]
    visit_us = {"label": "Your visit", "links": [link(places)]}
    texts.header_menu = [("group", visit_us), ("link", link(services))]
    texts.save()


@pytest.fixture
def undisturbed(clinic, new_context, live_server):
    """Open the home page: `undisturbed(width=360)`. All that follows asks nobody else, sets no
    cookie, and breaks no rule of the site's own policy."""
    expect.set_options(timeout=PATIENCE)
    contexts, told = [], []

    def note(message):
        if REFUSED not in message.text:
            told.append(message.text)

    def note_stranger(request):
        if not request.url.startswith(f"{live_server.url}/"):
            told.append(request.url)

    def open_home(javascript=True, width=1280, **options):
        contexts.append(
            new_context(
                java_script_enabled=javascript, viewport={"width": width, "height": 800}, **options
            )
        )
        page = contexts[-1].new_page()
        if javascript:
            page.clock.install(time=THANKSGIVING)
        page.on("console", note)
        page.on("pageerror", lambda error: told.append(error.message))
        page.on("request", note_stranger)
        page.goto(f"{live_server.url}/")
        return page

    yield open_home
    assert told == []
    assert [context.cookies() for context in contexts] == [[] for _context in contexts]


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_a_patient_finds_hours_service_evidence_and_asks_by_keyboard(
    undisturbed, time_machine_at, javascript
):
    patient = Patient(undisturbed(javascript))
    page = patient.page

    patient.go_to(page.get_by_role("banner").get_by_text("Your visit"))
    patient.press("Enter")
    patient.follow("Locations", part="banner")
    patient.is_at("Locations")
    patient.follow("Riverside")
    patient.is_at("Riverside")
    different = page.get_by_role("table", name="On these days it is different")
    expect(different.get_by_role("row").first).to_have_text(
        "Thursday 26 November 2026ClosedThanksgiving Day"
    )
    if javascript:
        today = page.locator("[aria-current=date]")
        expect(today).to_have_text("ThursdayClosed. Thanksgiving Day")
        expect(page.locator("[data-open-now]")).to_have_text("Closed. Opens tomorrow at 9:00")

    patient.follow("Services", part="banner")
    patient.follow("Acupuncture")
    patient.is_at("Acupuncture")
    expect(page.get_by_text("Thin needles in the skin.")).to_be_visible()
    evidence = page.get_by_role("region", name="Read the evidence")
    patient.go_to(evidence.get_by_role("link", name="Does it help numb feet?"))
    patient.press("Enter")
    patient.is_at("Does it help numb feet?")

    patient.follow("Ask for an appointment", part="banner")
    patient.is_at("Ask for an appointment")
    patient.go_to(page.get_by_label("Your name"))
    patient.type("Ana Ruiz")
    patient.go_to(page.get_by_label("Telephone number"))
    patient.type("12")
    patient.go_to(page.get_by_label("Monday"))
    patient.press("Space")
    patient.press("Enter")

    expect(page).to_have_title("Not sent yet: Ask for an appointment · Clinic")
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()  # so that it is read out
    expect(summary.get_by_role("listitem")).to_have_text(
        [
            "Telephone number: This is no telephone number. Please write it with all its digits.",
            "Which of our locations?: Nothing is chosen. Please choose an answer.",
        ]
    )
    expect(page.get_by_label("Your name")).to_have_value("Ana Ruiz")
    expect(page.get_by_label("Monday")).to_be_checked()
    assert not RequestSubmission.objects.exists()

    patient.press("Tab")
    patient.press("Enter")
    phone = page.get_by_label("Telephone number")
    expect(phone).to_be_focused()
    expect(phone).to_have_accessible_description(
        "A telephone number or an e-mail address is enough. To mend: This is no telephone number. "
        "Please write it with all its digits."
    )
    patient.press("Control+A")
    patient.type("555 0134")
    patient.go_to(page.get_by_label("Riverside"))
    patient.press("Space")
    time_machine_at(A_MINUTE_LATER)  # whoever is faster than three seconds is a robot
    patient.press("Enter")

    patient.is_at("Thank you. We have it.")
    assert page.url.endswith("/appointment/sent/")
    page.reload()
    answers = RequestSubmission.objects.get().form_data
    assert answers["your_name"] == "Ana Ruiz"
    assert answers["telephone_number"] == "555 0134"
    assert answers["days_that_suit_you"] == ["Monday"]
    assert answers["which_of_our_locations"] == "Riverside"


def test_a_patient_with_a_telephone_can_call_and_open_the_menu(undisturbed):
    page = undisturbed(width=360, has_touch=True)
    header = page.get_by_role("banner")
    call = header.get_by_role("link", name="Call us")
    expect(call).to_have_attribute("href", "tel:5550134")
    expect(call).to_be_in_viewport(ratio=1)
    assert call.bounding_box()["height"] >= 24  # WCAG 2.2, 2.5.8
    places = header.get_by_role("link", name="Locations")
    expect(places).to_be_hidden()
    header.get_by_text("Your visit").tap()
    expect(places).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    places.tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Locations")
    expect(page.get_by_role("banner").get_by_role("link", name="Call us")).to_be_in_viewport()
