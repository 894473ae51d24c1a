"""Wagtail's user administration with the clinic's rules: who may change whom, and no passwords."""

from functools import reduce
from operator import and_, or_

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import BooleanColumn, BulkActionsCheckboxColumn, Column, DateColumn
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail.users.views import users as wagtail_users

from .authority import Authority, keeping_an_administrator
from .forms import AccountCreationForm, AccountEditForm
from .invitations import describe, invite
from .second_factor import factors


class AuthorityMixin:
    """Gives a view the `Authority` of whoever uses it."""

    @cached_property
    def authority(self):
        return Authority(self.request.user)


class UserFilterSet(wagtail_users.UserFilterSet):
    """The filters of the list; only administrators can ask who is one."""

    def __init__(self, *args, request=None, **kwargs):
        super().__init__(*args, request=request, **kwargs)
        if not request.user.is_superuser:
            del self.filters["is_superuser"]

    class Meta(wagtail_users.UserFilterSet.Meta):
        pass


class UserIndexView(AuthorityMixin, wagtail_users.IndexView):
    """Lists the accounts. Those out of reach are listed without a link."""

    @cached_property
    def columns(self):
        columns = [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="user"),
            self._get_title_column_class(wagtail_users.UserColumn)(
                "name",
                accessor=get_user_display_name,
                label=gettext_lazy("Name"),
                sort_key="name",
                get_url=self.get_edit_url,
            ),
            Column("email", label=gettext_lazy("E-mail address"), sort_key="email"),
            Column("roles", label=gettext_lazy("Roles"), accessor=self.roles_of),
            BooleanColumn("has_second_factor", label=gettext_lazy("Two-step login")),
            BooleanColumn("is_active", label=gettext_lazy("Active"), sort_key="is_active"),
            DateColumn("last_login", label=gettext_lazy("Last login"), sort_key="last_login"),
        ]
        return columns

    def roles_of(self, account):
        """Return the names of an account's roles; to administrators also that it is one."""
        roles = [group.name for group in account.groups.all()]
        if account.is_superuser and self.request.user.is_superuser:
            roles.insert(0, _("Administrator"))
        return ", ".join(roles)

    def get_base_queryset(self):
        accounts = super().get_base_queryset().prefetch_related("groups", "user_permissions")
        return factors.annotated(accounts)

    def search_queryset(self, queryset):
        """Find accounts in whose name or e-mail address every word of the query occurs."""
        words = self.search_query.split()
        if not words:
            return queryset
        fields = ("email", "first_name", "last_name")
        return queryset.filter(
            reduce(
                and_,
                (
                    reduce(or_, (Q(**{f"{field}__icontains": word}) for field in fields))
                    for word in words
                ),
            )
        )

    def get_edit_url(self, instance):
        return super().get_edit_url(instance) if self.authority.may_change(instance) else None

    def get_delete_url(self, instance):
        return super().get_delete_url(instance) if self.authority.may_delete(instance) else None


class UserCreateView(AuthorityMixin, wagtail_users.CreateView):
    """Makes an account and sends its owner the link to set a password."""

    success_message = None

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "actor": self.request.user}

    def save_action(self):
        """Invite the owner after the account is saved, so that failing mail does not lose it."""
        created = _("There is now an account for %(account)s.") % {"account": self.object}
        text = f"{created} {describe(self.object, invite(self.object))}"
        messages.success(self.request, text, buttons=self.get_success_buttons())
        return super().save_action()


class UserEditView(AuthorityMixin, wagtail_users.EditView):
    """Changes an account that has no right its editor lacks."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.can_delete = self.authority.may_delete(self.object)

    def dispatch(self, request, *args, **kwargs):
        if not self.authority.may_change(self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "actor": self.request.user}

    def save_instance(self):
        with keeping_an_administrator():
            return super().save_instance()

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ValidationError as error:
            form.add_error(None, error)
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)

    @property
    def header_more_buttons(self):
        buttons = super().header_more_buttons
        if self.object.is_active and not self.editing_self:
            url = reverse("wagtailusers_users:send_link", args=[self.object.pk])
            buttons.append(Button(_("Send a new link"), url=url, icon_name="mail", priority=5))
        if not self.editing_self and factors.has_any(self.object):
            url = reverse("wagtailusers_users:remove_second_factor", args=[self.object.pk])
            label = _("Remove two-step login")
            buttons.append(Button(label, url=url, icon_name="lock-open", priority=6))
        return buttons


class UserDeleteView(AuthorityMixin, wagtail_users.DeleteView):
    """Deletes an account that has no right its deleter lacks."""

    def dispatch(self, request, *args, **kwargs):
        if self.object.pk == request.user.pk:
            messages.error(request, _("You cannot delete your own account."))
            return redirect(self.get_success_url())
        if not self.authority.may_delete(self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def delete_action(self):
        with keeping_an_administrator():
            super().delete_action()

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ValidationError as error:
            messages.error(self.request, error.messages[0])
            return redirect(self.get_success_url())


class AccountActionView(
    AuthorityMixin, PermissionCheckedMixin, BaseObjectMixin, WagtailAdminTemplateMixin, TemplateView
):
    """Asks, and on POST does something to an account that has no right the actor lacks."""

    permission_policy = None
    permission_required = "change"
    index_url_name = None

    def dispatch(self, request, *args, **kwargs):
        if not self.authority.may_change(self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return get_user_display_name(self.object)

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(self.index_url_name), "label": _("Users")},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            account=self.object, index_url=reverse(self.index_url_name), **kwargs
        )

    def post(self, request, *args, **kwargs):
        self.act()
        return redirect(self.index_url_name)


class SendLinkView(AccountActionView):
    """Sends somebody a new link to set a password."""

    header_icon = "mail"
    page_title = gettext_lazy("Send a new link")
    template_name = "accounts/send_link.html"

    def dispatch(self, request, *args, **kwargs):
        if self.authority.may_change(self.object) and not self.object.is_active:
            messages.error(request, _("This account is not active. Make it active first."))
            return redirect(self.index_url_name)
        return super().dispatch(request, *args, **kwargs)

    def act(self):
        messages.success(self.request, describe(self.object, invite(self.object)))
        log(self.object, "accounts.send_link")


class RemoveSecondFactorView(AccountActionView):
    """Removes every second factor of somebody who has lost theirs."""

    header_icon = "lock-open"
    page_title = gettext_lazy("Remove two-step login")
    template_name = "accounts/remove_second_factor.html"

    def dispatch(self, request, *args, **kwargs):
        if self.object.pk == request.user.pk:
            return redirect("accounts_second_factor")
        return super().dispatch(request, *args, **kwargs)

    def act(self):
        account = {"account": self.object}
        if factors.remove_all(self.object, actor=self.request.user):
            text = _("%(account)s logs in with the password alone until they set up a second step.")
            messages.success(self.request, text % account)
        else:
            messages.warning(self.request, _("%(account)s has no second step.") % account)


class ClinicUserViewSet(wagtail_users.UserViewSet):
    """The addresses below `/admin/users/`."""

    index_view_class = UserIndexView
    add_view_class = UserCreateView
    edit_view_class = UserEditView
    delete_view_class = UserDeleteView
    filterset_class = UserFilterSet
    copy_view_enabled = False

    def get_form_class(self, for_update=False):
        return AccountEditForm if for_update else AccountCreationForm

    def get_urlpatterns(self):
        send_link = self.construct_view(SendLinkView)
        remove = self.construct_view(RemoveSecondFactorView)
        return [
            *super().get_urlpatterns(),
            path("send-link/<int:pk>/", send_link, name="send_link"),
            path("remove-second-factor/<int:pk>/", remove, name="remove_second_factor"),
        ]
