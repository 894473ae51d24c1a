"""The services at which this site looks studies up, as its settings say."""

from django.conf import settings

from blog.studies.lookups.crossref import Crossref
from blog.studies.lookups.doi_agency import DoiAgency
from blog.studies.lookups.errors import SwitchedOff
from blog.studies.lookups.http import Enquiry
from blog.studies.lookups.manners import Manners
from blog.studies.lookups.pubmed import PubMed


class Services:
    """Crossref, PubMed and the DOI agencies for one enquiry, which has a time to end.

    `seconds` is for all of its requests together; by default what the setting says. Raises
    SwitchedOff if the site makes no look-ups.
    """

    def __init__(self, seconds=None):
        known = settings.LOOKUPS
        if not known["are_on"]:
            raise SwitchedOff
        contact = known["contact"] or settings.DEFAULT_FROM_EMAIL
        enquiry = Enquiry(Manners(contact=contact, total=seconds or known["seconds"]))
        self.crossref = Crossref(enquiry, known["crossref"])
        self.pubmed = PubMed(enquiry, known["pubmed"], known["ncbi_key"])
        self.doi_agency = DoiAgency(enquiry, known["doi"])
