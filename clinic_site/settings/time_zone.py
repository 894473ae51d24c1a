"""The clock that the clinic goes by, `TIME_ZONE`."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ImproperlyConfigured


def read_time_zone(name):
    """Return the name of a time zone of the IANA database, such as `Europe/Berlin`, as it is.

    Raises ImproperlyConfigured, with a sentence for whoever runs the site, if there is none of that
    name.
    """
    try:
        ZoneInfo(name)
    # A path is a ValueError; a folder of zones, such as Europe, an OSError.
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ImproperlyConfigured(
            f"TIME_ZONE is {name!r}, which is no time zone. "
            "Set it to the clinic's, such as Europe/Berlin."
        ) from None
    return name
