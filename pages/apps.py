from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """What every page shares, and the clinic's own pages. Never imports blog."""

    name = "pages"
    verbose_name = _("Pages")

    def ready(self):
        from . import signals  # noqa: F401 - connects the receivers
        from .role_setup import set_up_roles

        post_migrate.connect(set_up_roles, sender=self)
