"""The list of all checks; one more is one more function here.

A check takes nothing and yields `Finding`s, none if all is well.
"""

from . import (
    accounts,
    address,
    background,
    content,
    django_checks,
    mail,
    readiness,
    secrets,
    storage,
)

WITHOUT_DATABASE = (
    ("Secret key", secrets.secret_key),
    ("Files with secrets", secrets.secret_files),
    ("Debug", address.debug),
    ("HTTPS", address.https),
    ("Proxy", address.proxy),
    ("Time zone", address.time_zone),
    ("Django's own checks", django_checks.system_checks),
    ("Mail", mail.mail),
    ("Disk space", storage.disk_space),
    ("Rights", storage.data_rights),
    ("Static files", storage.static_files),
    ("Maintenance", content.maintenance_page),
    ("Backups", background.backups),
    ("Uploads", readiness.uploads),
    ("Cache", readiness.cache),
)
DATABASE = ("Database", readiness.database)
WITH_DATABASE = (
    ("Site record", address.site_record),
    ("Administrators", accounts.administrators),
    ("Demo", content.demo),
    ("Scheduler", background.scheduler),
    ("Worker", background.worker),
)


def examine():
    """Yield `(name, findings)` for each check; those that need the database only if it answers."""
    for name, check in WITHOUT_DATABASE:
        yield name, list(check())
    name, check = DATABASE
    missing = list(check())
    yield name, missing
    if not missing:
        for name, check in WITH_DATABASE:
            yield name, list(check())
