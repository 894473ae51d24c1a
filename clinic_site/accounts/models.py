"""The account of somebody who may use the editor. They log in with their e-mail address."""

from axes.utils import reset as forget_failures
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from .fields import LoginEmailField, normalise_email

DUPLICATE_EMAIL = _("There is already an account with this e-mail address.")


class UserManager(BaseUserManager):
    """Makes accounts and finds them by e-mail address, whatever its case."""

    use_in_migrations = True

    def _create(self, email, password, **fields):
        if not normalise_email(email or ""):
            raise ValueError("An account needs an e-mail address.")
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_user(self, email, password=None, **fields):
        """Save and return an account without special rights; no password means none can log in."""
        fields.setdefault("is_staff", False)
        fields.setdefault("is_superuser", False)
        return self._create(email, password, **fields)

    def create_superuser(self, email, password=None, **fields):
        """Save and return an account that may do everything."""
        fields.setdefault("is_staff", True)
        fields.setdefault("is_superuser", True)
        return self._create(email, password, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who logs in to the editor."""

    email = LoginEmailField(
        _("e-mail address"), unique=True, error_messages={"unique": DUPLICATE_EMAIL}
    )
    first_name = models.CharField(_("first name"), max_length=150, blank=True)
    last_name = models.CharField(_("last name"), max_length=150, blank=True)
    is_staff = models.BooleanField(
        _("staff"), default=False, help_text=_("Kept for packages that ask for it.")
    )
    is_active = models.BooleanField(
        _("active"),
        default=True,
        help_text=_("Untick this instead of deleting the account of somebody who has left."),
    )
    # Part of what a session is checked against: whoever changes their second factor ends their
    # other logins.
    second_factor_changed_at = models.DateTimeField(null=True, editable=False)
    date_joined = models.DateTimeField(_("date joined"), default=timezone.now)

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="accounts_user_email_unique",
                violation_error_message=DUPLICATE_EMAIL,
            )
        ]

    def __str__(self):
        return self.get_full_name() or self.email

    def save(self, *args, **kwargs):
        """Save, and with a new password log that and forget the wrong ones tried before."""
        has_new_password = self._password is not None
        is_new = self._state.adding
        super().save(*args, **kwargs)
        if has_new_password:
            forget_failures(username=self.email)
            if not is_new:
                log(self, "accounts.change_password")

    def _get_session_auth_hash(self, secret=None):
        # Django's own mixes in the password alone.
        checked = f"{self.password}{self.second_factor_changed_at or ''}"
        return salted_hmac(
            "clinic_site.accounts.User.session", checked, secret=secret, algorithm="sha256"
        ).hexdigest()

    def get_full_name(self):
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self):
        return self.first_name
