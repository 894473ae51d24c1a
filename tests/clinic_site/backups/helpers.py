"""What tests of backups compare."""

from dataclasses import replace
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import connection
from wagtail.documents.models import Document

from clinic_site.backups import database, manifest
from clinic_site.backups.tables import kept_tables
from clinic_site.site_record import follow_site_url
from tests.clinic_site.accounts.second_factor.codes import give_app
from tests.factories import ImageFactory, UserFactory, build_site, publish_article, section


def fill_site():
    """Make a site with an article, a picture and its rendition, a document and an account.

    The account has a second factor.
    """
    _home, blog = build_site()
    follow_site_url()
    publish_article(
        blog,
        title="Knee pain “at night” 🦵",
        slug="knee-pain",
        body=[section("What helps", [("prose", "<p>Rest, mostly.</p>")])],
    )
    ImageFactory(title="A knee").get_rendition("width-10")
    Document.objects.create(title="Form", file=ContentFile(b"name:\n", name="form.txt"))
    give_app(UserFactory(email="ana@clinic.example"))


def rows():
    """Return number and hash of the rows of every table that a backup holds, as they are now."""
    return {
        table.label: database.digest(database.lines(connection, table)) for table in kept_tables()
    }


def rows_in(folder):
    """Return the same of a backup."""
    tables = manifest.read(folder).tables
    return {label: (entry.rows, entry.sha256) for label, entry in tables.items()}


def files_below(folder):
    """Return the content of every file below a folder, by its path there."""
    paths = (path for path in Path(folder).rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def rewrite(folder, **changes):
    """Change a backup's manifest and give it a checksum that fits."""
    manifest.write(folder, replace(manifest.read(folder), **changes))
