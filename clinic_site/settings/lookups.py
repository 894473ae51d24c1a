"""Where studies are looked up, who asks, and for how long; `blog.evidence.services` reads it."""

from .environment import env

LOOKUPS = {
    "are_on": env.bool("LOOKUPS", default=True),
    "contact": env.str("LOOKUP_EMAIL", default=""),
    "seconds": env.float("LOOKUP_SECONDS", default=15),
    "ncbi_key": env.str("NCBI_API_KEY", default=""),
    "crossref": env.str("CROSSREF_URL", default="https://api.crossref.org"),
    "pubmed": env.str("PUBMED_URL", default="https://eutils.ncbi.nlm.nih.gov/entrez/eutils"),
    "doi": env.str("DOI_URL", default="https://doi.org"),
}
