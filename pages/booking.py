"""Where a patient books, or asks for an appointment: one answer for every page."""

from django.utils.translation import gettext as _

from pages.navigation import Link


def booking_link(clinic, navigation, of=None):
    """Return the `Link` by which a patient books, or None if the site has no way to.

    A service, location or person `of` which it is asked may have an address of its own. Without
    one it is the clinic's, from its `ClinicSettings`; without that, the page of the `Navigation` on
    which patients ask for an appointment.
    """
    url = getattr(of, "booking_url", "") or clinic.booking_url
    if url:
        return Link(_("Book an appointment"), url)
    asking = navigation.appointment
    return Link(_("Ask for an appointment"), asking.url, asking.is_current) if asking else None
