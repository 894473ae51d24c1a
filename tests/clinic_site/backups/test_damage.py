"""A backup that is not as it was made, or not for this version, is refused and nothing touched."""

import json
from dataclasses import replace

import pytest
from django.core.management import CommandError

from clinic_site.backups import manifest
from tests.clinic_site.backups.helpers import files_below, rewrite, rows
from tests.factories import UserFactory


def cut(path):
    path.write_bytes(path.read_bytes()[:-1])


def alter(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def delete(path):
    path.unlink()


def newer_form(path):
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": manifest.FORMAT + 1}))


def no_json_object(path):
    path.write_text("[1]")


PAGES = "database/wagtailcore.page.jsonl"
FORM = "media/documents/form.txt"


@pytest.fixture
def refused(sample, media, run):
    """Restore `sample` with --yes; return the sentence that refuses it."""
    UserFactory()
    media.mkdir()
    (media / "own.txt").write_text("own")
    before = rows(), files_below(media.parent)

    def restore(folder=sample):
        with pytest.raises(CommandError) as refusal:
            run("restore", folder, "--yes")
        assert (rows(), files_below(media.parent)) == before
        return str(refusal.value)

    return restore


@pytest.mark.parametrize(
    ("name", "damage", "sentence"),
    [
        (PAGES, cut, f"{PAGES} was cut short or altered"),
        (PAGES, alter, f"{PAGES} was cut short or altered"),
        (PAGES, delete, f"{PAGES} is missing"),
        (FORM, cut, f"{FORM} was cut short or altered"),
        (FORM, alter, f"{FORM} was cut short or altered"),
        (FORM, delete, f"{FORM} is missing"),
        (manifest.NAME, cut, "manifest.json was cut short or altered"),
        (manifest.NAME, alter, "manifest.json was cut short or altered"),
        (manifest.NAME, delete, "is not a whole backup: it has no manifest.json"),
        (manifest.NAME, newer_form, "made by a newer version of this site"),
        (manifest.NAME, no_json_object, "manifest.json was cut short or altered"),
    ],
)
def test_damage_is_named(sample, refused, name, damage, sentence):
    damage(sample / name)
    assert sentence in refused()


def test_a_newer_wagtail_is_refused(sample, refused):
    rewrite(sample, versions={"Django": "5.2", "Wagtail": "99.0"})
    assert "made with Wagtail 99.0" in refused()


def test_a_migration_that_this_site_does_not_know_is_refused(sample, refused):
    known = manifest.read(sample).migrations
    rewrite(sample, migrations=[*known, "pages.9999_from_the_future"])
    assert "newer version of this site, with the migration pages.9999" in refused()


def test_a_backup_from_before_a_migration_is_refused(sample, refused):
    known = manifest.read(sample).migrations
    rewrite(sample, migrations=known[:-1])
    assert f"older version of this site, before the migration {known[-1]}" in refused()


def test_a_table_with_another_column_is_refused(sample, refused):
    tables = manifest.read(sample).tables
    topic = tables["blog.topic"]
    tables["blog.topic"] = replace(topic, columns=[*topic.columns[:-1], "unheard_of"])
    rewrite(sample, tables=tables)
    assert "differ in the table blog.topic" in refused()


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/outside.txt"])
def test_a_file_outside_the_media_folder_is_refused(sample, refused, name):
    held = manifest.read(sample).files
    rewrite(sample, files=held | {name: next(iter(held.values()))})
    assert "altered" in refused()


def test_the_folder_of_all_backups_is_refused_with_the_newest_one(sample, refused):
    assert f"Choose one of them: {sample}" in refused(sample.parent)


def test_a_folder_that_is_not_there_is_refused(sample, refused):
    assert "is not a folder" in refused(sample / "nowhere")
