"""A browser window in which somebody works in the editor."""

import re

from django.contrib.auth.models import Group
from playwright.sync_api import expect

from tests.factories import UserFactory

# Wagtail checks the preview's content with axe, and says this when somebody types on meanwhile.
OVERLAPPING_CHECKS = "Axe is already running"
# Wagtail refuses an autosave under way when somebody saves by hand; what they saved stays.
OVERTAKEN_AUTOSAVE = "status of 400"
PATIENCE = 60_000  # milliseconds; a busy machine takes its time to save and to preview
PASSWORD = "correct-horse-battery"  # what UserFactory sets


class Desk:
    """A browser window in which somebody works in the editor."""

    def __init__(self, context, url):
        self.url = url
        self.complaints = []
        self.page = context.new_page()
        self.page.on("console", self._note)
        self.page.on("pageerror", self._note_error)

    def _note_error(self, error):
        if OVERLAPPING_CHECKS not in error.message:
            self.complaints.append(error.message)

    def _note(self, message):
        if message.type in {"error", "warning"} and not any(
            known in message.text for known in (OVERLAPPING_CHECKS, OVERTAKEN_AUTOSAVE)
        ):
            self.complaints.append(f"{message.text} ({message.location.get('url')})")

    def log_in(self, user):
        self.page.goto(f"{self.url}/admin/login/")
        self.page.get_by_label("E-mail address").fill(user.email)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()

    def field(self, path):
        """Return the field of a block: `field("0.content.1.start")`."""
        return self.page.locator(f"[name='{_posted_name(path)}']")

    def write(self, path, text):
        """Type into the rich text of a block, and wait until the form holds what was typed.

        The editor hands it over a moment later; a preview opened before that would be rendered
        twice, and its second content check would meet the first.
        """
        editor = self.page.locator(f"[data-contentpath]:has(> * [name='{_posted_name(path)}'])")
        editor.last.locator("[contenteditable=true]").click()
        self.page.keyboard.type(text)
        expect(self.field(path)).to_have_value(re.compile(re.escape(text)))

    def add_block(self, path, name=None):
        """Press the last plus of a stream or list, and choose a block where there is a choice.

        Returns once the form holds it.
        """
        count = self.page.locator(f"[name='{_posted_name(path)}-count']")
        before = int(count.input_value())
        # By keyboard, and with the mouse out of the way: one that rests where the list opens, or
        # where it moves to while the page is saved, marks another line or none.
        self.page.mouse.move(0, 0)
        count.locator("xpath=..").locator(":scope > div > div > button.c-sf-add-button").last.press(
            "Enter"
        )
        if name:
            search = self.page.get_by_role("combobox", name="Search options")
            search.fill(name)
            option = self.page.get_by_role("option", name=name, exact=True, selected=True)
            expect(option).to_be_visible()
            search.press("Enter")
        expect(count).to_have_value(str(before + 1))

    def cite(self, path, before, title, after):
        """Write `before`, a marker of the study with a title, and `after` into a text by keys."""
        self.write(path, before)
        self.page.keyboard.type("/Cite")
        # Offered at once; what the Enter key takes is marked a moment later.
        offer = self.page.get_by_role("option", name="Cite a study", selected=True)
        expect(offer).to_be_visible()
        self.page.keyboard.press("Enter")
        study = self.page.get_by_role("link", name=re.compile(re.escape(title)))
        expect(study).to_be_visible()
        # The dialog takes the focus once it has come to rest.
        expect(self.page.locator(".modal:focus-within")).to_be_visible()
        study.press("Enter")
        expect(self.field(path)).to_have_value(re.compile("STUDY"))
        expect(self.page.locator("[contenteditable=true]:focus")).to_be_visible()
        self.page.keyboard.type(after)
        expect(self.field(path)).to_have_value(re.compile(re.escape(after)))

    def choose_action(self, name):
        """Open the menu beside the button at the foot of the form and choose from it."""
        footer = self.page.get_by_role("navigation", name="Actions (footer)")
        footer.get_by_role("button", name="More actions").click()
        footer.get_by_role("button", name=name, exact=True).click()


def _posted_name(path):
    """Return the name that the form posts for a place in the body: `body-0-value-heading`."""
    parts = [f"{part}-value" if part.isdigit() else part for part in path.split(".") if part]
    return "-".join(["body", *parts])


def member_of(role):
    """Return somebody who has a role."""
    user = UserFactory(is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user
