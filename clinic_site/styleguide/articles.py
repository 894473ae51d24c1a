"""Articles in memory: their dates, the studies they cite, and what those add up to."""

from datetime import date

from blog.glance import Glance
from blog.models import ArticlePage, Study, Topic
from blog.numbering import ReferenceList
from blog.studies.references import reference_parts
from blog.studies.vocabulary import Certainty, Design, Standing
from pages.models import PageDates, PageUpdate
from pages.search.highlighting import segments
from pages.search.results import Result

from .clinic import LONG_TEXT, LONG_TITLE, people
from .pictures import picture

NOT_SAVED = -1  # a key that no row has, for what reads relations by it
PUBLISHED, CHANGED = date(2025, 5, 12), date(2026, 1, 20)
UPDATE = {"date": CHANGED.isoformat(), "kind": PageUpdate.Kind.UPDATE, "note": "Two trials added."}
CORRECTION = {
    "date": PUBLISHED.isoformat(),
    "kind": PageUpdate.Kind.CORRECTION,
    "note": "A dose was wrong.",
}


def article(home, authors=(), dates=None, **fields):
    """Return an article below `home`, the path of the site's root in the tree."""
    page = ArticlePage(
        **{
            "id": NOT_SAVED,
            "pk": NOT_SAVED,
            "title": "Sore feet, and what helps",
            "summary": "What trials have found, and when to see a doctor first.",
            "url_path": f"{home}sore-feet/",
            "reading_minutes": 6,
            **fields,
        }
    )
    page.authors = list(authors)
    page.listed_topics = [Topic(name="Nerve pain"), Topic(name="Visiting us")]
    PageDates(page=page, **(dates or {"published_on": PUBLISHED}))
    return page


def articles(home):
    """Return articles for lists: with a picture, with too much text, without a date."""
    return [
        article(home, lead_image=picture()),
        article(home, title=LONG_TITLE, summary=LONG_TEXT),
        article(home, summary="", dates={"updated_on": None}),
    ]


def dated(home):
    """Return articles by what their date line says."""
    updated = {
        "published_on": PUBLISHED,
        "updated_on": CHANGED,
        "updated_kind": PageUpdate.Kind.UPDATE,
        "changes": [UPDATE, CORRECTION],
    }
    reviewed = updated | {
        "reviewed_on": CHANGED,
        "reviewed_by": "Samuel Iyoha-Brandt, MD",
        "is_medical_review": True,
        "due_on": date(2029, 1, 20),
    }
    corrected = updated | {"updated_kind": PageUpdate.Kind.CORRECTION, "changes": [CORRECTION]}
    by_profile = reviewed | {"is_medical_review": False, "reviewer": people()[0]}
    return {
        "Published": article(home),
        "Updated": article(home, dates=updated),
        "Corrected": article(home, dates=corrected),
        "Medically reviewed, by somebody without a profile": article(home, dates=reviewed),
        "Reviewed, by somebody with a profile": article(home, dates=by_profile),
    }


def studies():
    """Return an invented study of each design, then one of each standing."""
    designs = [_study(number, design=design) for number, design in enumerate(Design, start=1)]
    standings = [
        _study(number, standing=standing, notice_doi="10.5555/notice", checked_on=CHANGED)
        for number, standing in enumerate(Standing, start=len(designs) + 1)
    ]
    return designs + standings


def bare_study():
    """Return a study of which hardly anything is known."""
    return Study(pk=-99, title=LONG_TITLE, authors=[])


def _study(number, **facts):
    return Study(
        **{
            "pk": -number,
            "title": "Needles for numb feet: an invented study of this style guide",
            "authors": [{"family": "Moreau", "given": "Iris"}, {"family": "Okafor", "given": "T"}],
            "journal": "Journal of Examples",
            "year": 2006 + number,
            "volume": "12",
            "pages": "100-109",
            "doi": f"10.5555/example.{number}",
            "design": Design.RANDOMISED_TRIAL,
            "participants": 40 * number,
            "population": "Adults whose feet had been numb for three months or longer.",
            "intervention": "Twelve sessions of acupuncture",
            "comparator": "waiting",
            "outcome": "pain on a scale from 0 to 10",
            **facts,
        }
    )


def references(style):
    """Return the reference list of an article that cites every one of them, and a journal."""
    found = ReferenceList()
    for study in (*studies(), bare_study()):
        found.cite(study).mention()
    found[0].mention()
    found.cite(None, "Pain Medicine").mention()
    for reference in found:
        if reference.study:
            reference.parts = reference_parts(reference.study.cited_item, style)
    return found


def glance(style):
    """Return what those references add up to, with a review that states how certain it is."""
    cited = references(style)
    cited[0].study.certainties = [{"outcome": "Pain after eight weeks", "level": Certainty.LOW}]
    return Glance(cited)


def results():
    """Return what a search has found: a dated article, and a page without a date."""
    words = ["acupuncture"]
    return [
        Result(
            "#result",
            "Article",
            segments("Acupuncture for sore feet", words),
            segments("… trials of acupuncture found, for and against, and when to …", words),
            PUBLISHED,
        ),
        Result("#result", "Page", segments(LONG_TITLE, words), segments("", words), None),
    ]
