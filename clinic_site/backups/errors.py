"""What stops a backup or a restore."""


class BackupRefused(Exception):
    """One sentence or two for whoever typed the command; nothing was changed."""
