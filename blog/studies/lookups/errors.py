"""Why a look-up gave nothing: named, each with a sentence for whoever asked."""

from django.utils.translation import gettext as _


class LookupFailed(Exception):
    """A service could not be asked, or did not answer what it was asked."""


class SwitchedOff(LookupFailed):
    """Look-ups are switched off for this site."""

    def __init__(self):
        super().__init__(_("Look-ups on the internet are switched off for this site."))


class NotReachable(LookupFailed):
    """No connection, no answer in time, or a server in trouble."""

    def __init__(self, service):
        super().__init__(_("%(service)s cannot be reached now.") % {"service": service})


class TooManyRequests(LookupFailed):
    """The service asks to wait; `retry_after` is for how many seconds, or None."""

    def __init__(self, service, retry_after=None):
        self.retry_after = retry_after
        super().__init__(
            _("%(service)s is asked too often now. Try again in a few minutes.")
            % {"service": service}
        )


class NotFound(LookupFailed):
    """The service answered, and does not know the publication."""

    def __init__(self, service):
        super().__init__(_("%(service)s does not know this publication.") % {"service": service})


class NotUnderstood(LookupFailed):
    """The answer has a form that this program does not know, or no end."""

    def __init__(self, service):
        super().__init__(
            _("%(service)s sent an answer that cannot be read.") % {"service": service}
        )
