from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    """Work in the background: the schedule, the workers, second attempts and what failed."""

    name = "clinic_site.jobs"
    label = "jobs"
    verbose_name = _("Background work")
