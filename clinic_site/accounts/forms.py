"""The forms of the user administration. They ask for no password and show nothing out of reach.

A field that the acting administrator may not use is not in the form at all, so a forged value for
it is ignored; a forged group is refused, because it is not among the choices.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import PasswordResetForm
from wagtail.users.forms import UserCreationForm, UserEditForm

from .authority import Authority
from .models import DUPLICATE_EMAIL
from .tasks import answer_forgotten_password


class ActorFormMixin:
    """Offers what `actor`, the account that fills in the form, may give."""

    password_enabled = False
    field_order = ["email", "first_name", "last_name", "groups", "is_active", "is_superuser"]

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.error_messages = {**self.error_messages, "duplicate_username": DUPLICATE_EMAIL}
        self.fields["email"].label = _("E-mail address")
        if not actor.is_superuser:
            self.fields.pop("is_superuser", None)
        self.fields["groups"].label = _("Roles")
        self.fields["groups"].help_text = _("You can give the roles whose rights you have.")
        self.fields["groups"].queryset = Authority(actor).grantable_groups()


class AccountCreationForm(ActorFormMixin, UserCreationForm):
    """Makes an account without a password; its owner sets one with the link they are sent."""

    def save(self, commit=True):
        self.instance.set_unusable_password()
        return super().save(commit)


class AccountEditForm(ActorFormMixin, UserEditForm):
    """Changes an account. One's own roles and state are for somebody else to change."""

    def __init__(self, *args, editing_self=False, **kwargs):
        super().__init__(*args, editing_self=editing_self, **kwargs)
        if editing_self:
            del self.fields["groups"]


class ForgottenPasswordForm(PasswordResetForm):
    """Asks for a link to set a password."""

    def save(self, **options):
        """Leave the account to a worker, so that nobody learns from the answer who has one.

        Django's form looks the account up, makes a token and writes the mail while the visitor
        waits; here an address with an account and one without cost the same. `options` say how
        Django would write the mail.
        """
        answer_forgotten_password.enqueue(self.cleaned_data["email"])
