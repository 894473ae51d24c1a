from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ClinicSiteConfig(AppConfig):
    """The project itself: settings, addresses, middleware."""

    name = "clinic_site"
    verbose_name = _("Clinic site")

    def ready(self):
        from .site_record import follow_site_url

        post_migrate.connect(follow_site_url, sender=self)
