"""The index on PostgreSQL: generated columns of `SearchDocument`, and trigrams of `SearchWord`."""

DOCUMENTS = "pages_searchdocument"
RANKED_BODY = 600  # characters of the body that count for the order of results
# Words are folded already: the configuration "simple" neither stems nor leaves out any.
VECTOR = """tsvector GENERATED ALWAYS AS (setweight(to_tsvector('simple', title_words), 'A')
    || setweight(to_tsvector('simple', lead_words), 'B')
    || setweight(to_tsvector('simple', {body}), 'D')) STORED"""
# Matching goes by an index of all words and never reads `vector`; the order goes by the short
# `ranking`, which stays in the row.
CREATE = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    f"ALTER TABLE {DOCUMENTS} ADD COLUMN vector {VECTOR.format(body='body_words')}",
    f"ALTER TABLE {DOCUMENTS} ADD COLUMN ranking "
    + VECTOR.format(body=f"left(body_words, {RANKED_BODY})"),
    f"ALTER TABLE {DOCUMENTS} ALTER COLUMN ranking SET STORAGE main",
    f"ALTER TABLE {DOCUMENTS} SET (toast_tuple_target = 128)",
    f"CREATE INDEX {DOCUMENTS}_vector ON {DOCUMENTS} USING gin (vector)",
    "CREATE INDEX pages_searchword_trigrams ON pages_searchword USING gin (word gin_trgm_ops)",
)
DROP = (
    "DROP INDEX pages_searchword_trigrams",
    f"ALTER TABLE {DOCUMENTS} DROP COLUMN vector, DROP COLUMN ranking",
)
# A word in every page is no reason to read every vector instead of the index: the planner does not
# count what it costs to fetch those, which are stored apart from the rows. OFFSET 0 keeps it from
# joining first.
# A word of four letters with one of them wrong shares a quarter of its trigrams with the right one.
BEFORE = (
    """SELECT set_config('enable_seqscan', 'off', true),
        set_config('pg_trgm.similarity_threshold', '0.2', true)""",
)
FOUND = f"""FROM (SELECT page_id, ts_rank(ranking, query) AS rank
        FROM {DOCUMENTS}, to_tsquery('simple', %s) query WHERE vector @@ query OFFSET 0) d
    JOIN wagtailcore_page p ON p.id = d.page_id WHERE true"""  # noqa: S608 - constants
RANK = "-d.rank"


def match(words):
    """Return the query for pages that have, for each word, one that begins with it."""
    return " & ".join(f"'{word}':*" for word in words)


def near(words, distance):
    """Return the condition on a known word to compare with some words: one that shares trigrams.

    Or has two neighbouring letters swapped: in a short word that leaves hardly a trigram. And its
    parameters.
    """
    swapped = [
        word[:n] + word[n + 1] + word[n] + word[n + 2 :]
        for word in words
        for n in range(len(word) - 1)
    ]
    return "(word %% ANY(%s) OR word = ANY(%s))", [words, swapped]
