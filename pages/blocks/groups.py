"""The groups that blocks stand in when staff pick one."""

from django.utils.translation import gettext_lazy as _

TEXT = _("Text")
EVIDENCE = _("Evidence")
MEDIA = _("Pictures and tables")
EMPHASIS = _("Emphasis")
HOURS = _("Opening hours")
CLINIC = _("The clinic")
