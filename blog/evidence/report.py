"""What became of each record of an import, as a table for a spreadsheet."""

import csv
from collections import Counter
from dataclasses import astuple, fields

from django.utils.translation import gettext as _

from .importing import REFUSED, Row
from .saving import CREATED, MATCHED

COLUMNS = [field.name for field in fields(Row)]
# What a spreadsheet would take for a formula (OWASP, CSV injection).
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def write_report(file, rows):
    """Write Rows as CSV into a text file that was opened with `newline=""`."""
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in astuple(row)] for row in rows)


def _cell(value):
    is_formula = isinstance(value, str) and value.startswith(FORMULA_SIGNS)
    return f"'{value}" if is_formula else value


def summary(rows):
    """Return one sentence with how many records were created, matched and refused."""
    count = Counter(row.outcome for row in rows)
    return _("Created: %(created)d. There already: %(matched)d. Refused: %(refused)d.") % {
        "created": count[CREATED],
        "matched": count[MATCHED],
        "refused": count[REFUSED],
    }
