"""What Crossref's record of a publication says of notices about it.

`updated-by` stands on the publication, `update-to` on the notice: looking only at the latter
misses every retraction (Crossref, “Crossmark and updates”).
"""

from blog.studies.doi import normalise_doi
from blog.studies.text import plain
from blog.studies.vocabulary import Standing

from . import titles
from .notice import LONGEST_DOI, LONGEST_REASON, Notice, day

NAME = "Crossref"
SOURCES = {"retraction-watch": "Retraction Watch"}
# Update types of Crossref's deposit schema. A partial retraction takes back some findings only, so
# that the site does not call the whole paper retracted.
STANDINGS = {
    "retraction": Standing.RETRACTED,
    "withdrawal": Standing.WITHDRAWN,
    "removal": Standing.WITHDRAWN,
    "partial_retraction": Standing.CONCERN,
    "expression_of_concern": Standing.CONCERN,
    "correction": Standing.CORRECTED,
    "corrigendum": Standing.CORRECTED,
    "erratum": Standing.CORRECTED,
    "reinstatement": Standing.OK,
}


def notices_of(work):
    """Return the notices on a Crossref record (`message`): `updated-by`, and a marked title."""
    title = work.get("title")
    if isinstance(title, list):
        title = title[0] if title else ""
    updates = work.get("updated-by")
    found = [_notice(update) for update in updates] if isinstance(updates, list) else []
    return [notice for notice in found if notice] + titles.notices_of(title, NAME)


def _notice(update):
    if not isinstance(update, dict):
        return None
    kind = plain(update.get("type")).lower().replace("-", "_").replace(" ", "_")
    if kind not in STANDINGS:
        return None  # new versions, clarifications
    updated = update.get("updated")
    parts = updated.get("date-parts") if isinstance(updated, dict) else None
    source = plain(update.get("source"))
    return Notice(
        STANDINGS[kind],
        doi=normalise_doi(plain(update.get("DOI")))[:LONGEST_DOI],
        on=day(parts[0]) if isinstance(parts, list) and parts else None,
        reason=plain(update.get("label"))[:LONGEST_REASON],
        source=SOURCES.get(source, NAME),
    )
