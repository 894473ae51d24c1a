"""Spreadsheets that nobody's title can turn into a program."""

import re

# What XML 1.0, and so a workbook, may not contain.
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# What begins a formula for spreadsheet programs, by OWASP's “CSV injection”; the wide signs too.
FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")


def harmless(text):
    """Return a text that a spreadsheet takes for text, and that a workbook can hold.

    An apostrophe is put before what would begin a formula. Control characters, which no workbook
    may contain, are left out.
    """
    text = FORBIDDEN.sub("", text)
    return f"'{text}" if FORMULA.match(text) else text


class HarmlessExportMixin:
    """For views with Wagtail's `SpreadsheetExportMixin`, before it: every text is `harmless`.

    Wagtail keeps formulas out of XLSX cells by their type alone, which is lost when somebody saves
    the workbook as CSV, and does nothing in CSV.
    """

    def preprocess_field_value(self, field, value, export_format):
        value = super().preprocess_field_value(field, value, export_format)
        return harmless(value) if isinstance(value, str) else value
