"""What Django and the installed apps find themselves."""

from django.conf import settings
from django.core import checks

from .finding import advice, must


def system_checks():
    """Yield what `manage.py check` says, with --deploy where the site is for the public."""
    found = checks.run_checks(include_deployment_checks=settings.SITE_ADDRESS.is_https)
    for message in found:
        if message.level >= checks.WARNING and not message.is_silenced():
            finding = must if message.level >= checks.ERROR else advice
            yield finding(" ".join(f"{message.msg} {message.hint or ''} ({message.id})".split()))
