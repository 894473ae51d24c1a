"""The forms of the second step: a code, a passkey, and the password again before a change."""

from django import forms
from django.contrib.auth import authenticate
from django.utils.translation import gettext_lazy as _

from . import state

CODE_INPUT = forms.TextInput(
    attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
)


class CodeForm(forms.Form):
    """Takes a code of the app or a recovery code at login."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=CODE_INPUT,
        help_text=_("Six digits from your app, or one of your recovery codes."),
        error_messages={"required": _("Enter the code.")},
    )


class CredentialForm(forms.Form):
    """Takes what the browser made with a passkey."""

    credential = forms.JSONField(widget=forms.HiddenInput)


class ConfirmedForm(forms.Form):
    """Asks for the password too, unless it was given a short while ago.

    Whoever finds an open session must not be able to change what protects it.
    """

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Enter your password.")},
    )

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request
        if state.is_confirmed(request):
            del self.fields["password"]

    def clean_password(self):
        password = self.cleaned_data["password"]
        account = self.request.user
        if authenticate(self.request, username=account.email, password=password) is None:
            raise forms.ValidationError(_("This is not your password."))
        state.confirm(self.request)
        return password


class AppForm(ConfirmedForm):
    """Takes the first code of an app, which shows that it holds the secret."""

    code = forms.CharField(
        label=_("Code from the app"),
        max_length=20,
        widget=CODE_INPUT,
        error_messages={"required": _("Enter the six digits that the app shows.")},
    )


class PasskeyNameForm(forms.Form):
    """Takes the name of a passkey."""

    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        help_text=_("So that you can tell your passkeys apart, such as “Work laptop”."),
        error_messages={"required": _("Give the passkey a name.")},
    )


class PasskeyForm(ConfirmedForm, PasskeyNameForm, CredentialForm):
    """Takes a new passkey and its name."""
