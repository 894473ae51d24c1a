"""The secret key, and the files that hold secrets."""

import stat

from django.conf import settings

from clinic_site.settings.environment import BASE_DIR, OWN_ENV_FILE

from .finding import must

SHORTEST_KEY = 50  # characters, as Django's own check security.W009 asks
FEWEST_DIFFERENT = 5
GIVEAWAYS = ("django-insecure-", "only-for-", "changeme", "change-me", "secret")
OTHERS = stat.S_IRWXG | stat.S_IRWXO
SECRET_FILES = (BASE_DIR / ".env", OWN_ENV_FILE)


def secret_key():
    """Yield a finding if somebody could guess the key that signs sessions and links."""
    key = settings.SECRET_KEY
    if (
        len(key) < SHORTEST_KEY
        or len(set(key)) < FEWEST_DIFFERENT
        or key.lower().startswith(GIVEAWAYS)
    ):
        yield must(
            f"SECRET_KEY can be guessed. Set it to at least {SHORTEST_KEY} random characters; "
            "everybody has to log in again then."
        )


def secret_files(files=SECRET_FILES):
    """Yield a finding for each file with secrets that other accounts may read."""
    for file in files:
        if file.is_file() and stat.S_IMODE(file.stat().st_mode) & OTHERS:
            yield must(f"Other accounts of this machine may read {file}. Run: chmod 600 {file}")
