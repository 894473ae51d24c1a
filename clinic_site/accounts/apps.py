from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    """Who logs in. Knows no page."""

    name = "clinic_site.accounts"
    label = "accounts"
    verbose_name = _("Accounts")


class ClinicUsersAppConfig(WagtailUsersAppConfig):
    """Wagtail's user and group administration, with the clinic's own forms and rules."""

    default = False
    user_viewset = "clinic_site.accounts.users.ClinicUserViewSet"
    group_viewset = "clinic_site.accounts.groups.ClinicGroupViewSet"
