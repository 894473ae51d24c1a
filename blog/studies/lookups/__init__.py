"""Clients of the services that know publications: Crossref, PubMed and the DOI agencies.

Each takes an `Enquiry` (http.py) and returns what a service answered, or raises a `LookupFailed`
(errors.py) whose text is one sentence for whoever asked. `item_of` in each module makes of an
answer a raw CSL-JSON item, for `blog.studies.csl.clean_item`. No model and no setting is known
here.
"""
