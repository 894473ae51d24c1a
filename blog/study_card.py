"""What the card of a cited study prints, worked out at once: an article may have many cards."""

from django.utils.translation import gettext as _

from blog.studies.vocabulary import DESIGN_FOR_PATIENTS, Design, Standing
from pages.templatetags.prose import prose


def card_of(citation):
    """Return what the card of a `StudyCitationValue` prints, as a dict of texts.

    `facts` is a list of texts and `details` one of pairs, a term and what stands beside it; `url`
    and `source` lead to the study, and are missing if a reader cannot look it up.
    """
    study, reference = citation["study"], citation.reference
    card = {
        "anchor": citation.anchor,
        "heading": citation["heading"],
        "journal": citation.journal,
        "facts": [_design((study.design if study else "") or citation["stated_design"])],
        "details": list(_details(study, citation)),
    }
    if reference:
        card["reference_anchor"] = reference.anchor
        card["label"] = _("Study %(number)s") % {"number": reference.number}
    if study:
        card["facts"] += filter(None, [study.people])
        card["warning"] = study.warning
        card["year"] = str(study.year or "")
        card["checked_on"] = study.checked_on
        if study.standing != Standing.UNKNOWN:
            card["standing"] = study.get_standing_display()
        if study.is_verifiable:
            card["url"] = study.doi_url or study.pubmed_url
            card["source"] = f"doi:{study.doi}" if study.doi else f"PubMed {study.pmid}"
    return card


def _design(design):
    """Return the design in words a patient knows, with the technical term."""
    if not design:
        return _("Type of study not given")
    term = Design(design).label
    words = DESIGN_FOR_PATIENTS.get(design)
    return f"{words} ({term.lower()})" if words else term


def _details(study, citation):
    """Yield what was done, what it found and what to keep in mind, as far as it is known."""
    if study and study.population:
        yield _("Who took part"), study.population
    if study and study.intervention:
        yield _("What they did"), _what_they_did(study)
    yield _("What it found"), prose(citation["finding"])
    if citation["limits"]:
        yield _("Keep in mind"), prose(citation["limits"])
    if study and study.funding:
        yield _("Paid for by"), study.funding


def _what_they_did(study):
    """Return what was tried, against what, and what was measured, as far as the record says."""
    said = [study.intervention]
    if study.comparator:
        said.append(_("Compared with: %(comparator)s") % {"comparator": study.comparator})
    if study.outcome:
        said.append(_("Measured: %(outcome)s") % {"outcome": study.outcome})
    return " ".join(text if text[-1] in ".?!" else f"{text}." for text in said)
