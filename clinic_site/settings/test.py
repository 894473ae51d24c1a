"""For the test suite: fast hashing, mail in memory, media in a temporary folder."""

import os
import tempfile
from pathlib import Path

# What somebody keeps for their own site must not reach the tests.
os.environ.setdefault("READ_ENV_FILES", "0")

from .base import *  # noqa: F403 - settings are meant to be taken whole

DEBUG = False
SECRET_KEY = "only-for-tests"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS["background"] = TASKS["default"]  # noqa: F405 - see the import
ALLOWED_HOSTS = ["*"]
STORAGES["staticfiles"] = {  # noqa: F405 - see the import
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
MEDIA_FOLDER = tempfile.TemporaryDirectory(prefix="clinic-media-")  # deleted at exit
MEDIA_ROOT = Path(MEDIA_FOLDER.name)
MAINTENANCE_FILE = MEDIA_ROOT / "maintenance"
GENERATION_FILE = str(MEDIA_ROOT / "generation")
# A file instead of memory, for SQLite, and a migrated database to begin with (tests/run.py).
_CHOSEN = {
    "NAME": os.environ.get("TEST_DATABASE_NAME"),
    "TEMPLATE": os.environ.get("TEST_DATABASE_TEMPLATE"),
}
DATABASES["default"]["TEST"] = {key: value for key, value in _CHOSEN.items() if value}  # noqa: F405 - see the import
LOOKUPS["are_on"] = False  # noqa: F405 - see the import
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
GENERATION_REDIS = None
WAGTAIL_AUTO_UPDATE_PREVIEW_INTERVAL = 0
