"""The pages in one's own account on which a second factor is set up, seen and removed."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from allauth.mfa.webauthn.internal import auth as webauthn
from django.contrib.auth import update_session_auth_hash
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from clinic_site.accounts.models import User

from . import factors, proofs, state
from .adapter import UnreadableSecret
from .forms import AppForm, ConfirmedForm, PasskeyForm, PasskeyNameForm

# In the session, encrypted, until the app has shown its first code.
NEW_KEY = "new_app_key"
SHOW_CODES = "show_recovery_codes"
NEXT = "after_second_factor"


class AccountPage(WagtailAdminTemplateMixin):
    """A page of one's own account."""

    header_icon = "lock"

    @cached_property
    def account(self):
        # Not request.user, which is a stand-in that Wagtail's log does not take for an account.
        return User.objects.get(pk=self.request.user.pk)

    def get_breadcrumbs_items(self):
        items = [
            *super().get_breadcrumbs_items(),
            {"url": reverse("wagtailadmin_account"), "label": _("Account")},
        ]
        if not isinstance(self, OverviewView):
            items.append(
                {"url": reverse("accounts_second_factor"), "label": OverviewView.page_title}
            )
        return [*items, {"url": "", "label": self.get_page_title()}]

    def stay_logged_in(self):
        """Keep this login when a change has ended the account's other ones."""
        update_session_auth_hash(self.request, self.account)
        if not factors.has_any(self.account):
            state.disprove(self.request)


class OverviewView(AccountPage, TemplateView):
    """Shows one's second factors, and new recovery codes once."""

    page_title = gettext_lazy("Two-step login")
    template_name = "accounts/second_factor/overview.html"

    def get_context_data(self, **kwargs):
        self.remember_next()
        kinds = {kind: list(factors.of(self.account, kind)) for kind in factors.Authenticator.Type}
        has_any = factors.has_any(self.account)
        return super().get_context_data(
            apps=kinds[factors.APP],
            passkeys=kinds[factors.PASSKEY],
            has_any=has_any,
            is_required=factors.is_required(self.account),
            passkeys_are_possible=factors.passkeys_are_possible(),
            codes_left=self.codes_left(),
            **kwargs,
        )

    def codes_left(self):
        """Return how many recovery codes are left, or None if they cannot be read any more."""
        try:
            return len(factors.recovery_codes(self.account))
        except UnreadableSecret:
            return None

    def remember_next(self):
        """Keep the address somebody was on the way to before they were led here, if it is ours."""
        wanted = self.request.GET.get("next", "")
        if wanted and url_has_allowed_host_and_scheme(
            wanted, {self.request.get_host()}, require_https=self.request.is_secure()
        ):
            self.request.session[NEXT] = wanted


@method_decorator(sensitive_post_parameters(), name="dispatch")
class ChangeView(AccountPage, FormView):
    """A page with a form that changes one's second factors."""

    form_class = ConfirmedForm
    template_name = "accounts/second_factor/form.html"
    submit_label = ""
    explanation = ""

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "request": self.request}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            submit_label=self.submit_label,
            explanation=self.explanation,
            back_url=reverse("accounts_second_factor"),
            **kwargs,
        )

    def finish_adding(self, kind, data):
        """Add a factor, and show the recovery codes that were made with the first one."""
        has_new_codes = factors.add(self.account, kind, data)
        self.request.session.cycle_key()
        self.stay_logged_in()
        state.prove(self.request, kind)
        return show_codes(self.request) if has_new_codes else redirect("accounts_second_factor")


class AddAppView(ChangeView):
    """Shows a secret as QR code and as text, and takes the first code made with it."""

    form_class = AppForm
    page_title = gettext_lazy("Set up an authenticator app")
    template_name = "accounts/second_factor/add_app.html"

    def dispatch(self, request, *args, **kwargs):
        if factors.of(request.user, factors.APP).exists():
            messages.warning(request, _("You have an app already. Remove it first."))
            return redirect("accounts_second_factor")
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def secret(self):
        session = self.request.session
        if NEW_KEY not in session:
            session[NEW_KEY] = get_adapter().encrypt(generate_totp_secret())
        return get_adapter().decrypt(session[NEW_KEY])

    def get_context_data(self, **kwargs):
        adapter = get_adapter()
        picture = adapter.build_totp_svg(adapter.build_totp_url(self.account, self.secret))
        return super().get_context_data(
            secret=" ".join(self.secret[start : start + 4] for start in range(0, 32, 4)),
            # Made of our own letters by the QR library; the doctype has no place inside a page.
            picture=mark_safe(picture[picture.index("<svg") :]),  # noqa: S308 - see above
            **kwargs,
        )

    def form_valid(self, form):
        step = proofs.matching_step(self.secret, form.cleaned_data["code"])
        if step is None:
            form.add_error("code", _("This is not the code that the app shows now. Try the next."))
            return self.form_invalid(form)
        secret = self.request.session.pop(NEW_KEY)
        return self.finish_adding(factors.APP, {"secret": secret, "last_step": step})


class AddPasskeyView(ChangeView):
    """Asks the browser for a passkey of this account."""

    form_class = PasskeyForm
    page_title = gettext_lazy("Add a passkey")
    template_name = "accounts/second_factor/add_passkey.html"

    def dispatch(self, request, *args, **kwargs):
        if not factors.passkeys_are_possible():
            messages.error(request, _("Passkeys need a site with https."))
            return redirect("accounts_second_factor")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            options=webauthn.begin_registration(self.account, passwordless=False), **kwargs
        )

    def form_valid(self, form):
        credential = form.cleaned_data["credential"]
        if not proofs.new_passkey(credential):
            form.add_error(None, _("The browser's answer could not be used. Try again."))
            return self.form_invalid(form)
        data = {"name": form.cleaned_data["name"], "credential": credential}
        return self.finish_adding(factors.PASSKEY, data)


class FactorMixin:
    """Finds one of one's own factors by its key in the address."""

    kinds = (factors.APP, factors.PASSKEY)

    @cached_property
    def factor(self):
        return get_object_or_404(factors.of(self.account, *self.kinds), pk=self.kwargs["pk"])

    @cached_property
    def name(self):
        return _("Authenticator app") if self.factor.type == factors.APP else str(self.factor)


class RemoveView(FactorMixin, ChangeView):
    """Asks, and on POST removes an app or a passkey."""

    page_title = gettext_lazy("Remove")
    submit_label = gettext_lazy("Remove")

    @property
    def explanation(self):
        return _("“%(factor)s” can then no longer be used to log in.") % {"factor": self.name}

    def form_valid(self, form):
        factors.remove(self.account, self.factor)
        self.stay_logged_in()
        messages.success(self.request, _("“%(factor)s” was removed.") % {"factor": self.name})
        return redirect("accounts_second_factor")


class RenamePasskeyView(FactorMixin, AccountPage, FormView):
    """Gives a passkey another name."""

    kinds = (factors.PASSKEY,)
    form_class = PasskeyNameForm
    page_title = gettext_lazy("Rename a passkey")
    template_name = "accounts/second_factor/form.html"

    def get_initial(self):
        return {"name": str(self.factor)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            submit_label=_("Save"), back_url=reverse("accounts_second_factor"), **kwargs
        )

    def form_valid(self, form):
        self.factor.data["name"] = form.cleaned_data["name"]
        self.factor.save(update_fields=["data"])
        return redirect("accounts_second_factor")


class RenewCodesView(ChangeView):
    """Asks, and on POST makes new recovery codes."""

    page_title = gettext_lazy("Make new recovery codes")
    submit_label = gettext_lazy("Make new codes")
    explanation = gettext_lazy("Your present recovery codes stop working.")

    def dispatch(self, request, *args, **kwargs):
        if not factors.has_any(request.user):
            return redirect("accounts_second_factor")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        factors.renew_recovery_codes(self.account)
        return show_codes(self.request)


def show_codes(request):
    """Let the page of recovery codes show them, once."""
    request.session[SHOW_CODES] = True
    return redirect("accounts_recovery_codes")


class RecoveryCodesView(AccountPage, TemplateView):
    """Shows recovery codes once after they were made."""

    page_title = gettext_lazy("Your recovery codes")
    template_name = "accounts/second_factor/recovery_codes.html"

    def get(self, request, *args, **kwargs):
        if not request.session.pop(SHOW_CODES, False):
            return redirect("accounts_second_factor")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        codes = [f"{code[:4]} {code[4:]}" for code in factors.recovery_codes(self.account)]
        default = reverse("accounts_second_factor")
        return super().get_context_data(
            codes=codes,
            file="\n".join(codes),
            next_url=self.request.session.pop(NEXT, default),
            **kwargs,
        )
