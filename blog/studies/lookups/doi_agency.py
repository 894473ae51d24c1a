"""Any DOI agency, by way of doi.org: CSL-JSON by content negotiation (https://citation.doi.org)."""

from urllib.parse import quote

from blog.studies.notices.titles import without_mark
from blog.studies.text import plain

from .crossref import unescaped
from .errors import NotUnderstood
from .http import Service

NAME = "The DOI system"
CSL_JSON = "application/vnd.citationstyles.csl+json"
# Where doi.org sends those who ask for a record: the registration agencies' own servers.
AGENCIES = (
    "https://api.crossref.org",
    "https://data.crossref.org",
    "https://data.crosscite.org",
    "https://api.datacite.org",
    "https://data.datacite.org",
    "https://data.medra.org",
    "https://api.japanlinkcenter.org",
)


class DoiAgency:
    """doi.org at a base address, asked within an `Enquiry`."""

    def __init__(self, enquiry, base):
        self._enquiry = enquiry
        self._service = Service(NAME, base, leads_to=AGENCIES)

    def record(self, doi):
        """Return the record of a DOI as its agency sends it, a dict of CSL-JSON."""
        record = self._enquiry.json(self._service, f"/{quote(doi, safe='/')}", accept=CSL_JSON)
        if not isinstance(record, dict):
            raise NotUnderstood(NAME)
        return record


def item_of(record):
    """Return a raw CSL-JSON item of an agency's record."""
    item = unescaped(record)
    title = item.get("title")
    if isinstance(title, list):
        title = title[0] if title else ""
    return item | {"title": without_mark(plain(title))}
