"""The maintenance page, switched on by a file so that it works while nothing else does."""

from django.conf import settings

from pages import generation

USUAL_MINUTES = 10
MOST_MINUTES = 10_000  # a week


def is_on():
    """Say whether readers get the maintenance page."""
    return settings.MAINTENANCE_FILE.exists()


def minutes():
    """Return for how many minutes readers are asked to stay away."""
    try:
        text = settings.MAINTENANCE_FILE.read_text(encoding="ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):  # switched off just now; written by hand
        return USUAL_MINUTES
    given = int(text) if text.isdecimal() and len(text) < 9 else 0
    return given if 0 < given <= MOST_MINUTES else USUAL_MINUTES


def switch_on(for_minutes):
    """Give readers the maintenance page from now on, in every process of this machine."""
    settings.MAINTENANCE_FILE.parent.mkdir(parents=True, exist_ok=True)
    settings.MAINTENANCE_FILE.write_text(f"{for_minutes}\n", encoding="ascii")
    generation.bump()  # nobody gets a page that was kept


def switch_off():
    """Give readers the site again."""
    settings.MAINTENANCE_FILE.unlink(missing_ok=True)
