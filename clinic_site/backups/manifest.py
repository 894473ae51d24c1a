"""`manifest.json`: what must be in a backup. A folder without one is not a backup."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath

from .errors import BackupRefused

NAME = "manifest.json"
FORMAT = 1  # goes up when a program that knows only the old form could not read the new one


@dataclass(frozen=True)
class TableEntry:
    """The rows of one table: names of the columns, number of rows, SHA-256 of the file."""

    columns: list[str]
    rows: int
    sha256: str


@dataclass(frozen=True)
class FileEntry:
    """One uploaded file: bytes and SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup holds.

    `made_at` is an ISO 8601 time in UTC; `database` the engine it came from; `versions` those of
    Django and Wagtail; `migrations` the applied ones as `app.name`, sorted; `tables` go by model
    label, `files` by the path below the media folder; `missing` names files that rows refer to
    and that were not there.
    """

    made_at: str
    database: str
    versions: dict[str, str]
    migrations: list[str]
    tables: dict[str, TableEntry]
    files: dict[str, FileEntry]
    missing: list[str]

    @property
    def rows(self):
        return sum(table.rows for table in self.tables.values())

    @property
    def media_bytes(self):
        return sum(file.size for file in self.files.values())


def table_path(folder, label):
    """Return where the rows of a table stand in the backup at `folder`."""
    return folder / "database" / f"{label}.jsonl"


def media_path(folder, name):
    """Return where an uploaded file stands in the backup at `folder`."""
    return folder / "media" / name


def write(folder, manifest):
    """Write the manifest, with a checksum of itself, into the backup at `folder`."""
    content = {"format": FORMAT, **asdict(manifest)}
    content["sha256"] = _checksum(content)
    (folder / NAME).write_text(json.dumps(content, indent=1), encoding="ascii")


def read(folder):
    """Return the Manifest of the backup at `folder`.

    Raises BackupRefused where there is none, or none that is as it was written.
    """
    path = folder / NAME
    if not path.is_file():
        raise BackupRefused(f"{folder} is not a whole backup: it has no {NAME}.")
    altered = BackupRefused(f"{path} was cut short or altered. Choose another backup.")
    try:
        content = json.loads(path.read_text(encoding="ascii"))
    except ValueError:  # not JSON, or not ASCII
        raise altered from None
    if not isinstance(content, dict) or not isinstance(content.get("format"), int):
        raise altered
    if content["format"] > FORMAT:
        raise BackupRefused(f"{folder} was made by a newer version of this site. Update it first.")
    if content.pop("sha256", None) != _checksum(content):
        raise altered
    del content["format"]
    content["tables"] = {name: TableEntry(**entry) for name, entry in content["tables"].items()}
    content["files"] = {name: FileEntry(**entry) for name, entry in content["files"].items()}
    if not all(map(_stays_inside, content["files"])):
        raise altered
    return Manifest(**content)


def _checksum(content):
    text = json.dumps(content, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _stays_inside(name):
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts
