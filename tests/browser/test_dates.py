"""An update's way from the desk of clinic staff to a reader, past three others."""

import re
from datetime import date

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from pages.dates.months import add_months
from pages.templatetags.dates import long_date
from tests.browser.desk import member_of
from tests.factories import PersonFactory, ProfessionFactory, publish_article

NOTE = "We added a trial of 2025 on sore feet."


def test_what_staff_propose_is_published_reviewed_and_corrected_and_a_reader_sees_it(site, desk):
    article = publish_article(
        site.blog, title="Sore feet", slug="feet", published_on=date(2024, 5, 3)
    )
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])

    staff = desk()
    staff.log_in(member_of("Clinic staff"))
    staff.page.goto(staff.url + edit)
    staff.page.get_by_role("textbox", name="Summary").fill("Rest, and what else helps.")
    staff.choose_action("Submit as an update…")
    staff.page.get_by_role("radio", name=re.compile("^Update")).check()
    staff.page.get_by_role("textbox", name="Note for readers").fill(NOTE)
    staff.page.get_by_role("button", name="Submit as an update", exact=True).click()
    expect(staff.page.get_by_text("submitted for moderation").first).to_be_visible()

    publisher = desk()
    publisher.log_in(member_of("Clinicians"))
    publisher.page.goto(publisher.url + edit)
    expect(publisher.page.get_by_text(NOTE).first).to_be_visible()
    publisher.choose_action("Approve and Publish with the proposed update")
    expect(publisher.page.get_by_text("has been updated").first).to_be_visible()

    reviewer = desk()
    account = member_of("Clinicians")
    physician = ProfessionFactory(name="Physician", is_physician=True)
    PersonFactory(
        name="Zoe Lind", credentials="MD", slug="zoe", profession=physician, account=account
    )
    reviewer.log_in(account)
    reviewer.page.goto(reviewer.url + reverse("pages_dates_review", args=[article.pk]))
    reviewer.page.get_by_label("I have read the whole page").check()
    reviewer.page.get_by_role("button", name="Sign the review").click()
    expect(reviewer.page.get_by_text("You have signed the review").first).to_be_visible()

    administrator = desk()
    administrator.log_in(member_of("Site administrators"))
    administrator.page.goto(administrator.url + reverse("pages_dates_enter", args=[article.pk]))
    administrator.page.get_by_role("link", name="Correct…").click()
    administrator.page.get_by_role("textbox", name="Date").fill("2025-01-10")
    administrator.page.get_by_role("textbox", name="Reason").fill("The trial went in by then.")
    administrator.page.keyboard.press("Escape")  # the calendar
    administrator.page.get_by_role("button", name="Save the correction").click()
    expect(administrator.page.get_by_text("The update was corrected").first).to_be_visible()

    reader = desk().page
    reader.goto(f"{staff.url}/blog/feet/")
    due = add_months(timezone.localdate(), 36)
    head = reader.get_by_role("article")
    for line in (
        "Published 3 May 2024",
        "Updated 10 January 2025",
        f"Medically reviewed by Zoe Lind, MD, {long_date(timezone.localdate())}",
        f"Next review due {long_date(due)}",
    ):
        expect(head).to_contain_text(re.compile(re.escape(line), re.IGNORECASE))
    expect(head.get_by_role("link", name="Zoe Lind")).to_have_attribute("href", "/team/zoe/")
    expect(reader.get_by_text(NOTE)).to_be_hidden()
    reader.get_by_text("What changed").click()
    expect(reader.get_by_text(NOTE)).to_be_visible()
