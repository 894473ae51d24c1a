"""What django-allauth asks this site: how secrets are kept, and what the site is called."""

from base64 import urlsafe_b64encode

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

SALT = "clinic_site.accounts.second_factor"


class UnreadableSecret(Exception):
    """A secret was kept under a SECRET_KEY that this site no longer knows."""


def _cipher():
    """Return what encrypts with a key made of SECRET_KEY, and reads with the former keys too."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [salted_hmac(SALT, "secrets", key, algorithm="sha256").digest() for key in keys]
    return MultiFernet([Fernet(urlsafe_b64encode(digest)) for digest in digests])


class Adapter(DefaultMFAAdapter):
    """Names the site by its settings, never by the Host header that a request chooses."""

    def encrypt(self, text):
        """Return a text as it is kept in the database (AES-128-CBC and HMAC-SHA256, Fernet)."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        """Return the text that `encrypt` was given. Raises UnreadableSecret."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            raise UnreadableSecret from None

    def get_totp_issuer(self):
        return settings.WAGTAIL_SITE_NAME

    def get_public_key_credential_rp_entity(self):
        return {"id": settings.SITE_ADDRESS.hostname, "name": settings.WAGTAIL_SITE_NAME}

    def generate_authenticator_name(self, user, type):
        return _("Passkey")
