from django.apps import AppConfig, apps
from django.conf import settings
from django.core import checks
from django.core.mail import DNS_NAME
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ClinicSiteConfig(AppConfig):
    """The project itself: settings, addresses, middleware."""

    name = "clinic_site"
    verbose_name = _("Clinic site")

    def ready(self):
        from .checks import check_date_format, check_time_format
        from .reader_changes import count_changes
        from .site_record import follow_site_url

        checks.register(check_date_format)
        checks.register(check_time_format)
        count_changes()

        # Django names the sender of a mail's Message-ID after the machine, which readers could
        # then see; the site's own name says where the mail comes from.
        DNS_NAME._fqdn = settings.SITE_ADDRESS.hostname

        # Django sends the signal only for apps with models; the record belongs to Wagtail's.
        post_migrate.connect(follow_site_url, sender=apps.get_app_config("wagtailcore"))
