"""Which second factors an account has, and the only door to adding and removing them."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from wagtail.log_actions import log

from clinic_site.accounts.models import User

APP, PASSKEY, RECOVERY_CODES = (
    Authenticator.Type.TOTP,
    Authenticator.Type.WEBAUTHN,
    Authenticator.Type.RECOVERY_CODES,
)


def of(account, *kinds):
    """Return the queryset of an account's factors, of all kinds or of those named."""
    factors = Authenticator.objects.filter(user_id=account.pk).order_by("pk")
    return factors.filter(type__in=kinds) if kinds else factors


def has_any(account):
    """Say whether an account has a second factor. Recovery codes alone are none."""
    return of(account, APP, PASSKEY).exists()


def annotated(accounts):
    """Return a queryset of accounts that know whether they have a second factor."""
    own = Authenticator.objects.filter(user_id=OuterRef("pk"), type__in=(APP, PASSKEY))
    return accounts.annotate(has_second_factor=Exists(own))


def is_required(account):
    """Say whether an account may use the editor only with a second factor.

    Administrators are superusers and whoever may change accounts, as Site administrators may.
    """
    return settings.SECOND_FACTOR_REQUIRED and (
        account.is_superuser or account.has_perm("accounts.change_user")
    )


def passkeys_are_possible():
    """Say whether browsers make passkeys here: with https, or on localhost by name."""
    address = settings.SITE_ADDRESS
    return address.is_https or address.hostname == "localhost"


def locked(account):
    """Return the account as it is now, and keep others from changing it in this transaction."""
    return User.objects.select_for_update().get(pk=account.pk)


@transaction.atomic
def add(account, kind, data):
    """Give an account a factor and, with its first, recovery codes.

    Returns whether recovery codes were made. Ends the account's other logins. An account has one
    app at most: a second one is not added.
    """
    locked(account)
    if kind == APP and of(account, APP).exists():
        return False
    Authenticator.objects.create(user=account, type=kind, data=data)
    _note_change(account)
    log(account, f"accounts.add_{kind}", user=account)
    if of(account, RECOVERY_CODES).exists():
        return False
    RecoveryCodes.activate(account)
    return True


@transaction.atomic
def remove(account, factor):
    """Take one of its factors away from an account, and with the last one the recovery codes."""
    locked(account)
    kind = factor.type
    factor.delete()
    if not has_any(account):
        of(account).delete()
    _note_change(account)
    log(account, f"accounts.remove_{kind}", user=account)


@transaction.atomic
def remove_all(account, actor=None):
    """Take every factor away from an account that has lost them; say whether there were any."""
    locked(account)
    count, _by_model = of(account).delete()
    if count:
        _note_change(account)
        log(account, "accounts.remove_second_factor", user=actor)
    return bool(count)


@transaction.atomic
def renew_recovery_codes(account):
    """Give an account new recovery codes; the former ones are worth nothing."""
    locked(account)
    of(account, RECOVERY_CODES).delete()
    RecoveryCodes.activate(account)
    log(account, "accounts.renew_recovery_codes", user=account)


def recovery_codes(account):
    """Return the recovery codes that were not used yet, as a list of texts of eight digits."""
    factor = of(account, RECOVERY_CODES).first()
    return factor.wrap().get_unused_codes() if factor else []


def _note_change(account):
    account.second_factor_changed_at = timezone.now()
    account.save(update_fields=["second_factor_changed_at"])
