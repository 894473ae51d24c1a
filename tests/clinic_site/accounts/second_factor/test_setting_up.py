"""Setting up, seeing and removing one's own second factors, on the pages of one's account."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
import time_machine
from allauth.mfa.webauthn.internal import auth as webauthn
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from clinic_site.accounts.second_factor import factors
from clinic_site.accounts.second_factor.state import PROVED_BY
from clinic_site.settings.site_url import read_site_url
from tests.clinic_site.accounts.second_factor.codes import (
    PASSWORD,
    code_of,
    give_app,
    give_code,
    give_password,
    is_logged_in,
    logged_actions,
    wrong_code,
)

pytestmark = pytest.mark.django_db
OVERVIEW, ADD_APP = reverse("accounts_second_factor"), reverse("accounts_add_app")
RENEW, CODES = reverse("accounts_renew_recovery_codes"), reverse("accounts_recovery_codes")
KEY = re.compile(r'second-factor__key">([A-Z2-7 ]+)<')


@pytest.fixture
def insider(client, ana):
    """A client logged in as Ana, just now and with her password alone."""
    give_password(client, ana)
    return client


# Forged answers of a browser, in JSON.
MALFORMED = [
    "",
    "no JSON",
    "null",
    "7",
    "[]",
    "{}",
    '{"id": 1, "rawId": 2, "response": 3, "type": "public-key"}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "e30", '
    '"attestationObject": "oA", "authenticatorData": "AA", "signature": "AA"}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "W10", '
    '"attestationObject": "/w", "authenticatorData": "", "signature": ""}}',
]


def shown_key(client):
    return KEY.search(client.get(ADD_APP).text)[1].replace(" ", "")


def set_up_app(client):
    key = shown_key(client)
    return key, client.post(ADD_APP, {"code": code_of(key)}, follow=True)


def remove_url(account, kind):
    return reverse("accounts_remove_factor", args=[factors.of(account, kind).get().pk])


def later(minutes):
    return time_machine.travel(timezone.now() + timedelta(minutes=minutes))


def test_the_account_page_leads_to_it(insider):
    assert f'href="{OVERVIEW}"' in insider.get(reverse("wagtailadmin_account")).text


class TestAnApp:
    def test_its_first_code_sets_it_up_and_recovery_codes_are_shown(self, insider, ana):
        key, page = set_up_app(insider)
        for code in factors.recovery_codes(ana):
            assert f"{code[:4]} {code[4:]}" in page.text
        assert logged_actions(ana)[-1] == "accounts.add_totp"
        assert is_logged_in(insider)
        assert insider.get("/admin/").status_code == 200
        insider.post(reverse("wagtailadmin_logout"))
        give_password(insider, ana)
        give_code(insider, code_of(key, 1))
        assert is_logged_in(insider)

    def test_the_code_that_set_it_up_does_not_log_in(self, insider, ana):
        key = shown_key(insider)
        code = code_of(key)
        insider.post(ADD_APP, {"code": code})
        other = Client()
        give_password(other, ana)
        give_code(other, code)
        assert factors.has_any(ana)
        assert not is_logged_in(other)

    def test_the_key_is_there_as_picture_and_as_text_and_comes_from_this_site(self, insider):
        page = insider.get(ADD_APP)
        assert KEY.search(page.text)
        assert "<svg" in page.text
        assert "<?xml" not in page.text
        assert not re.search(r"<img[^>]+(data:|//)", page.text)

    def test_a_wrong_code_sets_nothing_up_and_keeps_the_key(self, insider, ana):
        key = shown_key(insider)
        page = insider.post(ADD_APP, {"code": wrong_code(key)})
        assert "This is not the code" in page.text
        assert KEY.search(page.text)[1].replace(" ", "") == key
        assert not factors.has_any(ana)

    def test_the_key_is_not_readable_in_the_database(self, insider, ana):
        key = shown_key(insider)
        assert key not in str(dict(insider.session))
        insider.post(ADD_APP, {"code": code_of(key)})
        stored = str(list(factors.of(ana).values_list("data", flat=True)))
        assert key not in stored
        assert not any(code in stored for code in factors.recovery_codes(ana))

    def test_there_is_one_at_most(self, insider, ana):
        set_up_app(insider)
        page = insider.post(ADD_APP, {"code": "123456"}, follow=True)
        assert "You have an app already." in page.text
        assert factors.of(ana, factors.APP).count() == 1

    def test_the_other_logins_of_the_account_end(self, insider, ana):
        other = Client()
        give_password(other, ana)
        set_up_app(insider)
        assert other.get("/admin/").status_code == 302

    def test_the_way_goes_on_to_where_somebody_was_led_away_from(self, insider, settings):
        settings.SECOND_FACTOR_REQUIRED = True
        insider.get("/admin/pages/", follow=True)
        _key, page = set_up_app(insider)
        assert 'href="/admin/pages/">I have kept them' in page.text

    def test_the_way_leads_nowhere_else(self, insider):
        insider.get(OVERVIEW, {"next": "https://evil.example/"})
        _key, page = set_up_app(insider)
        assert "evil.example" not in page.text


class TestRecoveryCodes:
    def test_they_are_shown_once(self, insider):
        set_up_app(insider)
        assert insider.get(CODES).url == OVERVIEW
        assert "You have 10 codes left." in insider.get(OVERVIEW).text

    def test_they_can_be_saved_as_a_file(self, insider, ana):
        _key, page = set_up_app(insider)
        link = re.search(r'href="data:text/plain;charset=utf-8,([^"]+)"', page.text)[1]
        codes = factors.recovery_codes(ana)
        assert unquote(link).replace(" ", "").splitlines() == codes

    def test_new_ones_end_the_former(self, insider, ana):
        set_up_app(insider)
        former = factors.recovery_codes(ana)
        page = insider.post(RENEW, follow=True)
        new = factors.recovery_codes(ana)
        assert not set(former) & set(new)
        assert f"{new[0][:4]} {new[0][4:]}" in page.text
        assert logged_actions(ana)[-1] == "accounts.renew_recovery_codes"

    def test_there_are_none_without_a_second_factor(self, insider, ana):
        insider.post(RENEW)
        assert factors.recovery_codes(ana) == []

    def test_unreadable_ones_are_explained(self, insider):
        set_up_app(insider)
        factor = factors.Authenticator.objects.get(type=factors.RECOVERY_CODES)
        factor.data["seed"] = "made with another key"
        factor.save()
        assert "Your codes cannot be read any more." in insider.get(OVERVIEW).text


class TestRemoving:
    def test_the_last_factor_takes_the_recovery_codes_along(self, insider, ana):
        set_up_app(insider)
        page = insider.post(remove_url(ana, factors.APP), follow=True)
        assert "was removed." in page.text
        assert not factors.of(ana).exists()
        assert logged_actions(ana)[-1] == "accounts.remove_totp"
        assert is_logged_in(insider)

    def test_an_administrator_who_needs_one_is_led_to_set_up_another(self, insider, ana, settings):
        settings.SECOND_FACTOR_REQUIRED = True
        set_up_app(insider)
        insider.post(remove_url(ana, factors.APP))
        assert insider.get("/admin/").url.startswith(OVERVIEW)

    def test_nobody_removes_somebody_elses(self, insider, administrator):
        give_app(administrator)
        url = remove_url(administrator, factors.APP)
        assert insider.get(url).status_code == 404
        assert insider.post(url).status_code == 404
        assert factors.has_any(administrator)

    def test_asking_removes_nothing(self, insider, ana):
        set_up_app(insider)
        page = insider.get(remove_url(ana, factors.APP))
        assert "“Authenticator app” can then no longer be used to log in" in page.text
        assert factors.has_any(ana)


class TestAPasskey:
    @pytest.fixture
    def key(self, ana, settings):
        settings.SITE_ADDRESS = read_site_url("https://clinic.example")
        factors.add(ana, factors.PASSKEY, {"name": "Work laptop"})
        return factors.of(ana, factors.PASSKEY).get()

    @pytest.fixture
    def owner(self, client, ana, key):
        """A client logged in as Ana with her passkey."""
        client.force_login(ana)
        session = client.session
        session[PROVED_BY] = factors.PASSKEY
        session.save()
        return client

    def test_it_is_given_another_name(self, owner, key):
        url = reverse("accounts_rename_passkey", args=[key.pk])
        assert 'value="Work laptop"' in owner.get(url).text
        assert "Give the passkey a name." in owner.post(url, {"name": ""}).text
        page = owner.post(url, {"name": "<b>Home</b>"}, follow=True)
        assert "<strong>&lt;b&gt;Home&lt;/b&gt;</strong>" in page.text

    @pytest.mark.parametrize("credential", MALFORMED)
    def test_what_no_browser_made_adds_none(self, insider, ana, settings, credential):
        settings.SITE_ADDRESS = read_site_url("https://clinic.example")
        url = reverse("accounts_add_passkey")
        insider.get(url)
        page = insider.post(url, {"name": "Key", "credential": credential})
        assert page.status_code == 200
        assert not factors.has_any(ana)

    @pytest.mark.parametrize("credential", MALFORMED)
    def test_what_no_browser_made_lets_nobody_in(self, client, ana, key, credential):
        give_password(client, ana)
        url = reverse("accounts_second_step")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(webauthn, "get_credentials", lambda account: [])
            client.get(url)
            assert client.post(url, {"credential": credential}).status_code == 200
        assert not is_logged_in(client)

    def test_there_are_none_without_https(self, insider):
        page = insider.get(reverse("accounts_add_passkey"), follow=True)
        assert page.text.count("Passkeys need a site with https.") == 2


class TestAnOpenSession:
    """A quarter of an hour after the login, a change asks for the password again."""

    def test_nothing_is_set_up_without_the_password(self, insider, ana):
        key = shown_key(insider)
        with later(20):
            page = insider.post(ADD_APP, {"code": code_of(key)})
            assert "Enter your password." in page.text
            page = insider.post(ADD_APP, {"code": code_of(key), "password": "wrong"})
            assert "This is not your password." in page.text
            assert not factors.has_any(ana)
            insider.post(ADD_APP, {"code": code_of(key), "password": PASSWORD})
            assert factors.has_any(ana)

    def test_nothing_is_removed_without_it(self, insider, ana):
        set_up_app(insider)
        with later(20):
            insider.post(remove_url(ana, factors.APP))
            insider.post(RENEW)
            assert factors.of(ana).count() == 2
            assert logged_actions(ana)[-1] == "accounts.add_totp"
            insider.post(remove_url(ana, factors.APP), {"password": PASSWORD})
            assert not factors.has_any(ana)

    def test_the_password_cannot_be_guessed_there(self, insider, ana):
        set_up_app(insider)
        with later(20):
            url = remove_url(ana, factors.APP)
            codes = [insider.post(url, {"password": "wrong"}).status_code for _n in range(10)]
            assert codes == [200] * 9 + [429]
