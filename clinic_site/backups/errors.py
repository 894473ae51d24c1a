"""What stops a backup or a restore."""


class BackupRefused(Exception):
    """One sentence or two for whoever typed the command; nothing was changed."""


def first_line(error):
    """Return what an OSError or a database's error says, without the details that follow."""
    return str(error).strip().partition("\n")[0]
