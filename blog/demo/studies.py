"""The studies that the demo's articles cite: confirmed facts only, from `studies.json`.

A fact nobody confirmed is null there and stays empty on the site.
"""

import json
from pathlib import Path

from blog.models import Study
from blog.studies.names import MORE_AUTHORS
from blog.studies.vocabulary import Standing

STUDIES = Path(__file__).parent / "studies.json"


def study_facts():
    """Return the facts of every demo study, as the file holds them."""
    return json.loads(STUDIES.read_text(encoding="utf-8"))


def build_study(facts):
    """Return an unsaved `Study` with these facts.

    Where only the first authors are known, the list ends in “et al” so that it does not pass for
    complete. Nobody has looked for notices, so the standing is unknown unless there is one.
    """
    authors = facts["authors"]
    if not facts["authors_complete"]:
        authors = [*authors, MORE_AUTHORS]
    return Study(
        title=facts["title"],
        authors=authors,
        journal=facts["journal"] or "",
        journal_abbreviation=facts["journal_abbrev"] or "",
        year=facts["year"],
        volume=facts["volume"] or "",
        issue=facts["issue"] or "",
        pages=facts["pages"] or "",
        doi=facts["doi"],
        pmid=facts["pmid"],
        pmcid=facts["pmcid"] or "",
        design=facts["design"],
        participants=facts["participants"],
        standing=Standing.RETRACTED if facts["status"] == "retracted" else Standing.UNKNOWN,
    )
