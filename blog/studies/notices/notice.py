"""One notice about a publication."""

from dataclasses import asdict, dataclass
from datetime import date

from blog.studies.vocabulary import Standing

LONGEST_REASON = 500
LONGEST_DOI = 255


@dataclass(frozen=True)
class Notice:
    """What a notice makes of a publication, and where that stands.

    `standing` is corrected, expression of concern, retracted or withdrawn; a reinstatement has OK.
    `doi` is the notice's own, `on` its day; `source` says who told the site.
    """

    standing: Standing
    doi: str = ""
    on: date | None = None
    reason: str = ""
    source: str = ""


def to_json(notice):
    """Return a notice as a dict of JSON values."""
    return asdict(notice) | {
        "standing": str(notice.standing),
        "on": notice.on.isoformat() if notice.on else "",
    }


def from_json(data):
    """Return the notice of a dict made by `to_json`."""
    on = date.fromisoformat(data["on"]) if data["on"] else None
    return Notice(**{**data, "standing": Standing(data["standing"]), "on": on})


def day(parts):
    """Return a `[year, month, day]` as a date; what is missing is 1. None if it is no date."""
    known = [part for part in parts if isinstance(part, int)] if isinstance(parts, list) else []
    if not known:
        return None
    year, month, day_of_month = [*known, 1, 1][:3]
    try:
        return date(year, month, day_of_month)
    except (ValueError, OverflowError):
        return None
