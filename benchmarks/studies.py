"""`python -m benchmarks.studies [postgres]`: how long 10,000 studies take to import, and to search.

Works in a database of its own, which it makes and deletes: SQLite, or a temporary PostgreSQL.
"""

import sys
import time

from benchmarks.databases import measure_database

RECORDS = 10_000
ABSTRACT = "Needles were compared with sham needles in people with numb feet. " * 20


def library():
    """Return RECORDS records of RIS, each with seven authors and an abstract, about 20 MB."""
    record = (
        "TY  - JOUR\nTI  - Trial {n} of treatment {m} for pain of the lower back: a trial\n"
        + "".join(f"AU  - Author{place}, Given {{m}}\n" for place in range(7))
        + "PY  - 2019\nJF  - Journal of Trials {m}\nJ2  - J Trials\nVL  - {m}\nSP  - 1\nEP  - 9\n"
        + f"DO  - 10.5555/trial.{{n}}\nAN  - {{n}}\nDB  - PubMed\nAB  - {ABSTRACT}\nER  - \n\n"
    )
    return "".join(record.format(n=number, m=number % 97) for number in range(1, RECORDS + 1))


def timed(title, work):
    """Print how long some work takes, in seconds; return what it returns."""
    start = time.monotonic()
    result = work()
    print(f"  {title}: {time.monotonic() - start:.2f} s")
    return result


def measure(folder):
    """Measure one database, in this process."""
    from django.core.management import call_command

    from blog.models import Study

    call_command("migrate", verbosity=0)
    path = folder / "library.ris"
    path.write_text(library(), encoding="utf-8")
    for title in ("import", "import again"):
        timed(f"{title} {RECORDS:,} records", lambda: call_command("import_studies", path))
    for words in ("treatment 42", "trial"):
        timed(f"search “{words}”", lambda words=words: list(Study.objects.matching(words)[:50]))
    timed("export as BibTeX", lambda: call_command("export_studies", format="bibtex", out=path))


if __name__ == "__main__":
    measure_database(measure, sys.argv[1:])
