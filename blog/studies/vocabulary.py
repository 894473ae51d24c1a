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


# The same in words that need no training; readers see them before the technical term.
DESIGN_FOR_PATIENTS = {
    Design.SYSTEMATIC_REVIEW: _("All studies on one question, weighed together"),
    Design.META_ANALYSIS: _("All studies on one question, counted together"),
    Design.RANDOMISED_TRIAL: _("People put into groups by chance"),
    Design.COHORT: _("Groups of people followed over time"),
    Design.CASE_CONTROL: _("People with an illness compared with people without"),
    Design.CASE_SERIES: _("Reports of single patients"),
    Design.GUIDELINE: _("Advice that experts agreed on"),
    Design.NARRATIVE_REVIEW: _("An overview by its authors"),
    Design.LABORATORY: _("Not done on people"),
}


class Standing(models.TextChoices):
    """What has become of a publication."""

    UNKNOWN = "unknown", _("Not checked")
    OK = "ok", _("No retraction notice found")
    CORRECTED = "corrected", _("Corrected")
    CONCERN = "expression-of-concern", _("Expression of concern")
    RETRACTED = "retracted", _("Retracted")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# What readers must be told before anything else about such a study.
STANDING_WARNINGS = {
    Standing.RETRACTED: _("This study has been retracted. Do not rely on what it found."),
    Standing.WITHDRAWN: _("This study has been withdrawn. Do not rely on what it found."),
    Standing.CONCERN: _("The journal has doubts about this study and says so in a notice."),
}


class Certainty(models.TextChoices):
    """How certain a body of evidence is for one outcome, by GRADE (Guyatt 2008, BMJ 336:924)."""

    HIGH = "high", _("high")
    MODERATE = "moderate", _("moderate")
    LOW = "low", _("low")
    VERY_LOW = "very low", _("very low")


# What may state a certainty: it rates all evidence on an outcome, never one trial.
STATES_CERTAINTY = (Design.SYSTEMATIC_REVIEW, Design.META_ANALYSIS, Design.GUIDELINE)


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
