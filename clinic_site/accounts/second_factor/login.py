"""Logging in: the password on Wagtail's page, then the second factor on one of its own."""

from allauth.mfa.webauthn.internal import auth as webauthn
from django.contrib.auth import login
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.account import LoginView as WagtailLoginView

from clinic_site.accounts.throttling import too_many_attempts

from . import factors, proofs, state
from .adapter import UnreadableSecret
from .forms import CodeForm, CredentialForm


class LoginView(WagtailLoginView):
    """Checks the password. Whoever has a second factor is not logged in by that."""

    def form_valid(self, form):
        account = form.get_user()
        if factors.has_any(account):
            state.begin(self.request, account, self.get_success_url())
            return redirect("accounts_second_step")
        answer = super().form_valid(form)
        state.confirm(self.request)
        return answer


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class SecondStepView(FormView):
    """Asks for the second factor, and logs in whoever has it."""

    template_name = "accounts/second_factor/second_step.html"

    def dispatch(self, request, *args, **kwargs):
        if self.account is None:
            messages.error(request, _("Log in with your password first."))
            return redirect("wagtailadmin_login")
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def account(self):
        return state.pending_account(self.request)

    def get_form_class(self):
        return CredentialForm if "credential" in self.request.POST else CodeForm

    def get_context_data(self, **kwargs):
        kinds = set(factors.of(self.account).values_list("type", flat=True))
        form = kwargs.setdefault("form", self.get_form())
        context = {
            "takes_codes": kinds - {factors.PASSKEY},
            "code_form": form if isinstance(form, CodeForm) else CodeForm(),
        }
        if factors.PASSKEY in kinds:
            context["passkey_options"] = webauthn.begin_authentication(self.account)
        return super().get_context_data(**context, **kwargs)

    def form_valid(self, form):
        try:
            factor = proofs.attempt(self.request, self.account, lambda: self.find_factor(form))
        except proofs.TooManyAttempts as error:
            return too_many_attempts(self.request, credentials=error.credentials)
        except UnreadableSecret:
            form.add_error(None, _("Your codes cannot be checked. Ask an administrator for help."))
            return self.form_invalid(form)
        if factor is None:
            form.add_error(None, self.refusal(form))
            return self.form_invalid(form)
        next_url = state.end(self.request)
        state.prove(self.request, factor.type)
        login(self.request, self.account)
        state.confirm(self.request)
        if factor.type == factors.RECOVERY_CODES:
            self.count_down()
        return redirect(next_url)

    def find_factor(self, form):
        if isinstance(form, CredentialForm):
            return proofs.factor_of_passkey(self.account, form.cleaned_data["credential"])
        return proofs.factor_of_code(self.account, form.cleaned_data["code"])

    def refusal(self, form):
        if isinstance(form, CredentialForm):
            return _("This passkey does not belong to your account. Try another way.")
        return _("This code is wrong or was used before. Enter the next one.")

    def count_down(self):
        left = len(factors.recovery_codes(self.account))
        messages.warning(
            self.request,
            _("You have %(left)s recovery codes left. Make new ones in your account.")
            % {"left": left},
        )
