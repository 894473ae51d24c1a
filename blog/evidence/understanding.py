"""What somebody means who pastes an identifier, a reference or records into the one box."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from blog.models import Study
from blog.studies import formats
from blog.studies.lookups import crossref, doi_agency, pubmed_record
from blog.studies.lookups.errors import LookupFailed, NotFound
from blog.studies.notices import crossref as crossref_notices
from blog.studies.notices import pubmed as pubmed_notices
from blog.studies.pasted_reference import read_reference
from blog.studies.recognition import Kind, recognise
from blog.studies.vocabulary import Source

from .matching import IDENTIFIERS
from .offers import offer_of
from .services import Services

MOST_OFFERS = 20
COLUMNS = {Kind.DOI: "DOI", Kind.PMID: "PMID", Kind.PMCID: "PMCID"}


@dataclass
class Understanding:
    """What was understood: studies of the site, offers of new ones, and sentences about it.

    `draft` is a raw item for a person to complete and check, where nothing better was found.
    """

    studies: list = field(default_factory=list)
    offers: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    draft: dict | None = None


def understand(text):
    """Return an `Understanding` of a pasted text.

    Looks identifiers and references up unless that is switched off. A failed look-up is a sentence
    among the notes, never an error.
    """
    recognised = recognise(text)
    if recognised is None:
        return Understanding(notes=[_("Paste a DOI, a PubMed number, a reference or a record.")])
    if recognised.kind == Kind.RECORDS:
        return _of_records(recognised.value)
    if recognised.kind == Kind.REFERENCE:
        return _of_reference(recognised.value)
    return _of_identifier(recognised, text)


def _of_records(text):
    source = formats.recognise(text)
    understood = Understanding()
    for entry in formats.read(text, source):
        if len(understood.offers) == MOST_OFFERS:
            understood.notes.append(
                _("These are the first %(count)s. Import a file for more.") % {"count": MOST_OFFERS}
            )
            break
        if entry.item is None:
            place = {"place": entry.position, "reason": entry.reason}
            understood.notes.append(_("Record %(place)s: %(reason)s") % place)
        else:
            found = pubmed_notices.notices_of_medline(entry.notices)
            understood.offers.append(offer_of(entry.item, source, entry.item, notices=found))
    return _settled(understood)


def _of_reference(text):
    understood = Understanding(draft=read_reference(text))
    try:
        works = Services().crossref.search(text)
    except LookupFailed as failure:
        understood.notes += [str(failure), _("Check what was read from your text.")]
        return _settled(understood)
    understood.offers = [offer for work in works if (offer := _of_work(work))]
    return _settled(understood)


def _of_identifier(recognised, text):
    name = COLUMNS[recognised.kind]
    here = Study.objects.filter(**{IDENTIFIERS[name]: recognised.value}).first()
    if here:
        return Understanding(studies=[here])
    draft = {name: recognised.value}
    if len(text.split()) > 3:  # a whole reference, not only an identifier
        draft = read_reference(text) | draft
    try:
        services = Services()
        offers, notes = _looked_up(services, recognised)
    except LookupFailed as failure:
        return Understanding(draft=draft, notes=[str(failure), _("You can type the study in.")])
    return _settled(Understanding(offers=offers, notes=notes, draft=None if offers else draft))


def _looked_up(services, recognised):
    if recognised.kind == Kind.DOI:
        return _by_doi(services, recognised.value)
    pmid = recognised.value
    if recognised.kind == Kind.PMCID:
        found = services.pubmed.search(f"{pmid}[pmcid]")
        if not found:
            raise NotFound("PubMed")
        pmid = found[0]
    return _by_pmid(services, pmid)


def _by_doi(services, doi):
    """Return the offers for a DOI: Crossref's record or another agency's, and what PubMed adds."""
    try:
        offer = _of_work(services.crossref.work(doi))
    except NotFound:
        record = services.doi_agency.record(doi)
        offer = offer_of(doi_agency.item_of(record), Source.DOI_AGENCY, record, answered=True)
    if offer is None:
        raise NotFound(crossref.NAME)
    try:
        found = services.pubmed.search(f"{doi}[doi]")
        if len(found) == 1:
            _add_pubmed(offer, services.pubmed.article(found[0]))
    except LookupFailed as failure:
        offer.answered = False
        return [offer], [str(failure)]
    return [offer], []


def _by_pmid(services, pmid):
    article = services.pubmed.article(pmid)
    offer = offer_of(
        pubmed_record.item_of(article),
        Source.PUBMED,
        design=pubmed_record.design_of(article),
        notices=pubmed_notices.notices_of_article(article),
        answered=True,
    )
    if offer is None:
        raise NotFound("PubMed")
    offer.record = offer.item
    doi = offer.item.get("DOI")
    if not doi:
        return [offer], []
    try:
        offer.notices += crossref_notices.notices_of(services.crossref.work(doi))
    except NotFound:
        return [offer], []  # another agency's DOI
    except LookupFailed as failure:
        offer.answered = False
        return [offer], [str(failure)]
    return [offer], []


def _of_work(work):
    return offer_of(
        crossref.item_of(work),
        Source.CROSSREF,
        crossref.kept(work),
        notices=crossref_notices.notices_of(work),
        answered=True,
    )


def _add_pubmed(offer, article):
    """Add PubMed's numbers, abbreviation, design and notices, if it is the same publication."""
    theirs = offer_of(pubmed_record.item_of(article), Source.PUBMED)
    if theirs is None or theirs.item.get("DOI") != offer.item.get("DOI"):
        return
    offer.item = theirs.item | offer.item
    offer.design = pubmed_record.design_of(article)
    offer.notices += pubmed_notices.notices_of_article(article)


def _settled(understood):
    """Offer each study once: those the site has already instead of a second record."""
    new = []
    for offer in understood.offers:
        study = offer.match()
        if study is None:
            new.append(offer)
        elif study not in understood.studies:
            understood.studies.append(study)
    understood.offers = new
    if len(new) == 1:
        understood.studies += [one for one in new[0].similar() if one not in understood.studies]
    return understood
