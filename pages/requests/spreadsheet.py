"""What patients wrote, made safe for the cells of a spreadsheet."""

# A cell that begins so is a formula to Excel or LibreOffice (OWASP, CSV Injection); the wide forms
# are the same signs to a Japanese or Chinese one.
FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")


def plain_cell(value):
    """Return a value for a cell: a text that would be a formula with an apostrophe before it."""
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_SIGNS):
        return f"'{value}"
    return value
