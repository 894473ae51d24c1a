"""The words for what a publication is, how a study was done and what has become of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Design(models.TextChoices):
    """How a study was done, in the order of what it can show about a treatment (OCEBM 2011)."""

    SYSTEMATIC_REVIEW = "systematic-review", _("Systematic review")
    META_ANALYSIS = "meta-analysis", _("Systematic review and meta-analysis")
    RANDOMISED_TRIAL = "randomised-trial", _("Randomised controlled trial")
    COHORT = "cohort", _("Cohort study")
    CASE_CONTROL = "case-control", _("Case-control study")
    CASE_SERIES = "case-series", _("Case series")
    GUIDELINE = "guideline", _("Clinical guideline")
    NARRATIVE_REVIEW = "narrative-review", _("Narrative review")
    LABORATORY = "laboratory", _("Animal or laboratory study")
    OTHER = "other", _("Another type of study")


class Standing(models.TextChoices):
    """What has become of a publication."""

    UNKNOWN = "unknown", _("Not checked")
    OK = "ok", _("No notice found")
    CORRECTED = "corrected", _("Corrected")
    CONCERN = "expression-of-concern", _("Expression of concern")
    RETRACTED = "retracted", _("Retracted")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Source(models.TextChoices):
    """Where a record came from."""

    TYPED = "typed", _("Typed in")
    CROSSREF = "crossref", _("Crossref")
    PUBMED = "pubmed", _("PubMed")
    DOI_AGENCY = "doi-agency", _("A DOI agency")
    RIS = "ris", _("RIS file")
    BIBTEX = "bibtex", _("BibTeX file")
    NBIB = "nbib", _("PubMed file (.nbib)")
    CSL_JSON = "csl-json", _("CSL-JSON file")
    REFERENCE = "reference", _("A pasted reference")
