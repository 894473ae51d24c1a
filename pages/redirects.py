"""Redirects from a page's old address, made in the transaction that changes the address.

Wagtail makes them after the commit, so a server that is killed in between would leave dead links.
"""

from wagtail.contrib.redirects.apps import WagtailRedirectsAppConfig
from wagtail.signals import page_slug_changed


class ClinicRedirectsAppConfig(WagtailRedirectsAppConfig):
    """Wagtail's redirects, without the receiver whose work `BasePage.save` does."""

    default = False

    def ready(self):
        super().ready()
        from wagtail.contrib.redirects.signal_handlers import autocreate_redirects_on_slug_change

        page_slug_changed.disconnect(autocreate_redirects_on_slug_change)


def redirect_from(before, page):
    """Lead the old address of a page, and of those below it, to the new one.

    `before` is the page as it was in the database, of its own class. Old addresses that are still
    redirected keep their redirects.
    """
    from wagtail.contrib.redirects.signal_handlers import autocreate_redirects_on_slug_change

    autocreate_redirects_on_slug_change(instance_before=before, instance=page)
