"""The settings that a site on one machine makes for itself: its secret and its address."""

import os
import secrets

from clinic_site.settings.environment import OWN_ENV_FILE, SET_BY_OPERATOR

from .output import say


def complete_environment(port):
    """Set SECRET_KEY and SITE_URL for this process and its children unless somebody set them.

    Both are kept in `var/site.env`, readable by its owner only, so that `manage.py` finds them
    too: the secret is made once, the address follows the port of the last start.
    """
    kept = {}
    if "SECRET_KEY" not in SET_BY_OPERATOR:
        kept["SECRET_KEY"] = os.environ.get("SECRET_KEY") or secrets.token_urlsafe(50)
    if "SITE_URL" not in SET_BY_OPERATOR:
        kept["SITE_URL"] = f"http://127.0.0.1:{port}"
    os.environ.update(kept)
    content = "".join(f"{name}={value}\n" for name, value in kept.items())
    if content and not (OWN_ENV_FILE.is_file() and OWN_ENV_FILE.read_text() == content):
        if not OWN_ENV_FILE.is_file():
            say(f"Making a secret key, kept in {OWN_ENV_FILE}")
        write_private_file(OWN_ENV_FILE, content)


def write_private_file(path, content):
    """Write the text to `path`, readable by its owner only.

    The file is replaced whole, so a start that is cut short leaves no half-written one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    with open(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(content)
    new.replace(path)
