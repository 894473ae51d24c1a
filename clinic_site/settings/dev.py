"""For writing code: reload, tracebacks, mail on the terminal. Never on a network."""

from .base import *  # noqa: F403 - settings are meant to be taken whole
from .environment import env

DEBUG = True
CACHING = env.bool("CACHING", default=False)  # a template that was changed is to be seen at once
SECRET_KEY = env.str("SECRET_KEY", default="only-for-development-on-this-machine")
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
# No worker to start beside the development server.
TASKS["background"] = TASKS["default"]  # noqa: F405 - see the import
STORAGES["staticfiles"] = {  # noqa: F405 - see the import
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
WHITENOISE_AUTOREFRESH = True
INTERNAL_IPS = ["127.0.0.1"]
