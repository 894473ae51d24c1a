"""A passkey and an app, set up and used, with an authenticator that Chromium plays."""

import re

import pytest
from playwright.sync_api import expect

from clinic_site.settings.site_url import read_site_url
from tests.browser.axe import axe_violations
from tests.clinic_site.accounts.second_factor.codes import PASSWORD, code_of
from tests.factories import UserFactory

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Visitor:
    """A browser window with an authenticator, in the hands of an administrator."""

    def __init__(self, page, address, email):
        self.page, self.address, self.email = page, address, email
        self.complaints = []
        page.on("console", self.note)
        page.on("pageerror", lambda error: self.complaints.append(error.message))
        self.devtools = page.context.new_cdp_session(page)
        self.devtools.send("WebAuthn.enable")
        self.plug_in()

    def note(self, message):
        if message.type == "error":
            self.complaints.append(message.text)

    def plug_in(self):
        """Give the browser an authenticator that holds no passkeys yet."""
        answer = self.devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        self.authenticator = answer["authenticatorId"]

    def unplug(self):
        key = {"authenticatorId": self.authenticator}
        self.devtools.send("WebAuthn.removeVirtualAuthenticator", key)

    def give_password(self):
        self.page.goto(f"{self.address}/admin/pages/")
        self.page.get_by_label("E-mail address").fill(self.email)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()

    def log_out(self):
        self.page.context.clear_cookies()

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).press("Enter")

    def follow(self, name):
        self.page.get_by_role("link", name=name, exact=True).press("Enter")

    def is_at(self, path):
        expect(self.page).to_have_url(f"{self.address}{path}")


@pytest.fixture
def visitor(live_server, page, settings):
    """A visitor of the live server by name: browsers make no passkeys for an IP address."""
    address = live_server.url.replace("127.0.0.1", "localhost")
    settings.SITE_ADDRESS = read_site_url(address)
    settings.SECOND_FACTOR_REQUIRED = True
    account = UserFactory(is_superuser=True)
    return Visitor(page, address, account.email)


def test_an_administrator_sets_up_a_passkey_and_an_app_and_logs_in_with_each(visitor):
    page = visitor.page
    visitor.give_password()
    expect(page.get_by_text("Set one up to go on.")).to_be_visible()
    assert axe_violations(page) == []

    visitor.follow("Add a passkey")
    page.get_by_label("Name").fill("Work laptop")
    visitor.press("Add the passkey")
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    assert axe_violations(page) == []
    with page.expect_download() as download:
        visitor.follow("Save as a file")
    codes = download.value.path().read_text().splitlines()
    assert len(codes) == 10
    visitor.follow("I have kept them")
    visitor.is_at("/admin/pages/")

    visitor.log_out()
    visitor.give_password()
    expect(page.get_by_role("button", name="Use your passkey")).to_be_visible()
    assert axe_violations(page) == []
    visitor.press("Use your passkey")
    visitor.is_at("/admin/pages/")

    page.goto(f"{visitor.address}/admin/account/two-step-login/")
    expect(page.get_by_text("Work laptop")).to_be_visible()
    visitor.follow("Set up an app")
    expect(page.locator(".second-factor__key")).to_be_visible()
    assert axe_violations(page) == []
    key = page.locator(".second-factor__key").inner_text().replace(" ", "")
    page.get_by_label("Code from the app").fill(code_of(key))
    visitor.press("Set up")
    expect(page.get_by_text(re.compile("Set up on"))).to_be_visible()

    visitor.log_out()
    visitor.give_password()
    page.get_by_label("Code").fill(code_of(key, 1))
    visitor.press("Log in")
    visitor.is_at("/admin/pages/")

    visitor.log_out()
    visitor.unplug()
    visitor.plug_in()  # somebody else's device
    visitor.give_password()
    visitor.press("Use your passkey")
    expect(page.get_by_text("The browser found no passkey.")).to_be_visible()
    page.get_by_label("Code").fill(codes[0])
    visitor.press("Log in")
    visitor.is_at("/admin/pages/")
    assert visitor.complaints == []
