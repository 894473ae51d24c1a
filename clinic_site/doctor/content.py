"""What stands on the site that should not stay: the invented clinic, the maintenance page."""

from django.conf import settings

from blog.demo.load import is_loaded
from clinic_site import maintenance

from .finding import advice, must


def demo():
    """Yield a finding if patients could take the invented clinic for yours."""
    if is_loaded():
        finding = must if settings.SITE_ADDRESS.is_https else advice
        yield finding("The invented clinic is on the site. Run manage.py remove_demo.")


def maintenance_page():
    """Yield a finding if readers get the maintenance page, which is easily forgotten."""
    if maintenance.is_on():
        yield advice("Readers get the maintenance page. manage.py maintenance off ends it.")
