"""The index on SQLite: an FTS5 table beside `SearchDocument`, which triggers keep."""

DOCUMENTS, INDEX = "pages_searchdocument", "pages_searchindex"
COLUMNS = ("title_words", "lead_words", "body_words")
WEIGHTS = "10.0, 4.0, 1.0"  # of the columns, for bm25


def _values(row):
    return f"{row}.page_id, " + ", ".join(f"{row}.{column}" for column in COLUMNS)


def _remove(row):
    names = ", ".join(COLUMNS)
    return f"INSERT INTO {INDEX} ({INDEX}, rowid, {names}) VALUES ('delete', {_values(row)});"  # noqa: S608 - constants


def _add(row):
    return f"INSERT INTO {INDEX} (rowid, {', '.join(COLUMNS)}) VALUES ({_values(row)});"  # noqa: S608 - constants


# The words are folded already, so the tokenizer has only spaces to see.
CREATE = (
    f"""CREATE VIRTUAL TABLE {INDEX} USING fts5(
        {", ".join(COLUMNS)}, content='{DOCUMENTS}', content_rowid='page_id',
        tokenize='unicode61 remove_diacritics 0', prefix='2 3')""",
    f"INSERT INTO {INDEX} ({INDEX}, rank) VALUES ('rank', 'bm25({WEIGHTS})')",  # noqa: S608 - constants
    f"CREATE TRIGGER {INDEX}_added AFTER INSERT ON {DOCUMENTS} BEGIN {_add('new')} END",
    f"CREATE TRIGGER {INDEX}_gone AFTER DELETE ON {DOCUMENTS} BEGIN {_remove('old')} END",
    f"""CREATE TRIGGER {INDEX}_changed AFTER UPDATE ON {DOCUMENTS}
        BEGIN {_remove("old")} {_add("new")} END""",
)
DROP = (
    *(f"DROP TRIGGER {INDEX}_{name}" for name in ("added", "gone", "changed")),
    f"DROP TABLE {INDEX}",
)
BEFORE = ()
FOUND = f"FROM {INDEX} f JOIN wagtailcore_page p ON p.id = f.rowid WHERE {INDEX} MATCH %s"
RANK = "f.rank"  # bm25, which is negative


def match(words):
    """Return the query for pages that have, for each word, one that begins with it."""
    return " ".join(f'"{word}"*' for word in words)


def near(words, distance):
    """Return the condition on a known word to compare with some words: one of about their lengths.

    And its parameters.
    """
    lengths = [len(word) for word in words]
    return "length(word) BETWEEN %s AND %s", [min(lengths) - distance, max(lengths) + distance]
