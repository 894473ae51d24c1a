"""Backup and restore of the whole site: database and uploaded files, in a form of our own.

A backup is a folder: `database/` holds one file of JSON lines a table, `media/` the uploaded files,
and `manifest.json` what must be in both. It restores into SQLite and PostgreSQL alike. Why it is
not a dump of the database: docs/decisions/backup.md.
"""
