"""PubMed by NCBI's E-utilities (https://www.ncbi.nlm.nih.gov/books/NBK25499/)."""

from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from .errors import NotFound, NotUnderstood, TooManyRequests
from .http import Service
from .manners import PROGRAM

NAME = "PubMed"
PAUSE, PAUSE_WITH_KEY = 0.34, 0.1  # seconds: 3 requests a second, or 10 with a key
MOST_SUMMARIES = 100  # in one request


class PubMed:
    """The E-utilities at a base address, asked within an `Enquiry`."""

    def __init__(self, enquiry, base, key=""):
        self._enquiry = enquiry
        self._key = key
        self._service = Service(NAME, base, PAUSE_WITH_KEY if key else PAUSE)

    def article(self, pmid):
        """Return the full record of a PubMed number, as an XML element `PubmedArticle`."""
        params = self._params(id=pmid, retmode="xml")
        text = self._enquiry.text(self._service, "/efetch.fcgi", params)
        try:
            found = fromstring(text).findall("PubmedArticle")
        except (ParseError, DefusedXmlException, ValueError) as error:
            raise NotUnderstood(NAME) from error
        if not found:
            raise NotFound(NAME)
        if found[0].findtext("MedlineCitation/PMID", "").strip() != pmid:
            raise NotUnderstood(NAME)
        return found[0]

    def summaries(self, pmids):
        """Return `{PubMed number: summary}` for those that PubMed knows; at most 100 are asked."""
        ids = ",".join(pmids[:MOST_SUMMARIES])
        result = self._ask("/esummary.fcgi", id=ids).get("result")
        if not isinstance(result, dict):
            raise NotUnderstood(NAME)
        found = {pmid: result.get(pmid) for pmid in pmids}
        return {
            pmid: summary
            for pmid, summary in found.items()
            if isinstance(summary, dict) and "error" not in summary
        }

    def search(self, term):
        """Return the PubMed numbers that a search finds, as text."""
        result = self._ask("/esearch.fcgi", term=term).get("esearchresult")
        found = result.get("idlist") if isinstance(result, dict) else None
        if not isinstance(found, list):
            raise NotUnderstood(NAME)
        return [str(pmid) for pmid in found]

    def _ask(self, path, **params):
        answer = self._enquiry.json(self._service, path, self._params(**params, retmode="json"))
        if not isinstance(answer, dict):
            raise NotUnderstood(NAME)
        if "rate limit" in str(answer.get("error", "")):
            raise TooManyRequests(NAME)  # sent with status 200 at times
        return answer

    def _params(self, **params):
        own = {"email": self._enquiry.manners.contact, "api_key": self._key}
        named = {name: value for name, value in own.items() if value}
        return {"db": "pubmed", "tool": PROGRAM.partition("/")[0], **params, **named}
