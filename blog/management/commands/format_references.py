"""Prints references from a CSL-JSON list, without the database."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from blog.studies.references import STYLES, reference_text

STANDARD_INPUT = "-"


class Command(BaseCommand):
    """Print one plain-text reference a line, in the order of the list.

    A record that no reference can be printed from gets a sentence on standard error and an empty
    line, so that the lines still match the list; the status is 1 then.
    """

    help = "Prints the references of a CSL-JSON list in AMA or Vancouver style, one a line."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE.json", help="A CSL-JSON list, or - for input.")
        parser.add_argument("--style", choices=sorted(STYLES), default="ama")

    def handle(self, *args, **options):
        refused = 0
        for position, item in enumerate(_items(options["file"]), start=1):
            reference = reference_text(item, options["style"]) if isinstance(item, dict) else ""
            self.stdout.write(reference)
            if not reference:
                refused += 1
                self.stderr.write(f"Record {position}: {_reason(item)}")
        if refused:
            sys.exit(1)


def _reason(item):
    if not isinstance(item, dict):
        return "this is not a record; a record has named fields."
    return "it names nothing that a reference can be printed from, such as a title."


def _items(name):
    """Return the list in a file; a file with a single record is a list of one."""
    where = "standard input" if name == STANDARD_INPUT else name
    try:
        data = sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()
    except OSError as error:
        raise CommandError(f"{where}: {error.strerror or error}. Check the name.") from error
    try:
        items = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise CommandError(f"{where}: byte {error.start + 1} is not UTF-8.") from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise CommandError(f"{where}: this is not JSON ({error.msg}, {place}).") from error
    except (ValueError, RecursionError) as error:
        raise CommandError(f"{where}: a number or a nesting is too large to be read.") from error
    if isinstance(items, dict):
        return [items]
    if not isinstance(items, list):
        raise CommandError(f"{where}: a CSL-JSON file holds a list of records.")
    return items
