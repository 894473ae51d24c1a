"""For serving a clinic. `make run` uses these too, with secrets that it keeps under `var/`."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403 - settings are meant to be taken whole
from .base import SITE_ADDRESS, TEMPLATES
from .environment import env

MISSING = [name for name in ("SECRET_KEY", "SITE_URL") if not env.str(name, default="")]
if MISSING:
    raise ImproperlyConfigured(
        f"{' and '.join(MISSING)} must be set in the environment or in .env; "
        "`make run` makes its own for a site on this machine."
    )

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

TEMPLATES[0]["APP_DIRS"] = False
TEMPLATES[0]["OPTIONS"]["loaders"] = [
    (
        "django.template.loaders.cached.Loader",
        [
            "django.template.loaders.filesystem.Loader",
            "django.template.loaders.app_directories.Loader",
        ],
    )
]

# One line of JSON per request and error on stderr; docs/decisions/logging.md says what is in it.
LOG_LEVEL = env.str("LOG_LEVEL", default="INFO").upper()
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
if LOG_LEVEL not in LOG_LEVELS:
    raise ImproperlyConfigured(f"LOG_LEVEL is {LOG_LEVEL}, but must be one of {LOG_LEVELS}.")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "clinic_site.logs.formatter.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": max("WARNING", LOG_LEVEL, key=LOG_LEVELS.index)},
    "loggers": {
        # Its warnings are answers below 500, which have their line already.
        "django": {"handlers": [], "level": max("ERROR", LOG_LEVEL, key=LOG_LEVELS.index)},
        **{package: {"level": LOG_LEVEL} for package in ("blog", "clinic_site", "pages")},
    },
}

if SITE_ADDRESS.is_https:
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    LANGUAGE_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
