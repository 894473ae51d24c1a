"""The addresses of logging in, and those that accounts add to the editor."""

from django.urls import path

from .second_factor import login, views
from .sessions import SESSION_STATE, session_state

# Below /admin/, for people who are not logged in yet.
urlpatterns = [
    path("login/", login.LoginView.as_view(), name="wagtailadmin_login"),
    path("login/second-step/", login.SecondStepView.as_view(), name="accounts_second_step"),
]

SECOND_FACTOR = "account/two-step-login/"
# Wagtail asks for a login and for the right to use the editor.
editor_urlpatterns = [
    path("session/", session_state, name=SESSION_STATE),
    path(SECOND_FACTOR, views.OverviewView.as_view(), name="accounts_second_factor"),
    path(f"{SECOND_FACTOR}app/", views.AddAppView.as_view(), name="accounts_add_app"),
    path(f"{SECOND_FACTOR}passkey/", views.AddPasskeyView.as_view(), name="accounts_add_passkey"),
    path(
        f"{SECOND_FACTOR}passkey/<int:pk>/",
        views.RenamePasskeyView.as_view(),
        name="accounts_rename_passkey",
    ),
    path(
        f"{SECOND_FACTOR}remove/<int:pk>/",
        views.RemoveView.as_view(),
        name="accounts_remove_factor",
    ),
    path(
        f"{SECOND_FACTOR}recovery-codes/",
        views.RecoveryCodesView.as_view(),
        name="accounts_recovery_codes",
    ),
    path(
        f"{SECOND_FACTOR}recovery-codes/new/",
        views.RenewCodesView.as_view(),
        name="accounts_renew_recovery_codes",
    ),
]
