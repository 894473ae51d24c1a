"""Looking a backup over before anything of it is used."""

from . import files, folders, manifest, versions
from .errors import BackupRefused
from .progress import bar


def check_backup(folder):
    """Return the Manifest of a backup that is whole, unaltered and fits this site's version.

    Reads every byte of it. Raises BackupRefused with what is wrong.
    """
    if not folder.is_dir():
        raise BackupRefused(f"{folder} is not a folder.")
    try:
        if not (folder / manifest.NAME).exists() and (kept := folders.whole_backups(folder)):
            raise BackupRefused(f"{folder} is where backups lie. Choose one of them: {kept[-1]}")
        made = manifest.read(folder)
        versions.check(folder, made)
        _check_files(folder, made)
    except OSError as error:
        raise BackupRefused(f"{folder} cannot be read: {error.strerror}.") from error
    return made


def _check_files(folder, made):
    expected = {
        manifest.table_path(folder, name): entry.sha256 for name, entry in made.tables.items()
    }
    for name, entry in made.files.items():
        expected[manifest.media_path(folder, name)] = entry.sha256
    with bar("Checking", len(expected), "file") as progress:
        for path, sha256 in expected.items():
            name = path.relative_to(folder)
            if not path.is_file():
                raise BackupRefused(f"{folder} is not whole: {name} is missing.")
            if files.checksum(path) != sha256:
                raise BackupRefused(
                    f"{folder} is damaged: {name} was cut short or altered. Choose another backup."
                )
            progress.update()
