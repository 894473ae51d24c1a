"""What stands on the site that should not stay: the invented clinic, the maintenance page."""

from django.conf import settings

from blog.demo.load import is_loaded

from .finding import advice, must


def demo():
    """Yield a finding if patients could take the invented clinic for yours."""
    if is_loaded():
        finding = must if settings.SITE_ADDRESS.is_https else advice
        yield finding("The invented clinic is on the site. Run manage.py remove_demo.")
