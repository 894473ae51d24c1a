from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BlogConfig(AppConfig):
    """Articles and the studies they cite."""

    name = "blog"
    verbose_name = _("Blog")

    def ready(self):
        from . import signals  # noqa: F401 - connects the receivers
