"""Asking Crossref and PubMed, or the Retraction Watch file, what has become of the studies."""

import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from blog.models import Study
from blog.studies.lookups.errors import LookupFailed, NotFound, NotReachable, TooManyRequests
from blog.studies.notices import crossref as crossref_notices
from blog.studies.notices import pubmed as pubmed_notices
from blog.studies.notices import retraction_watch

from .services import Services
from .watch import record_check, record_nothing_found

AT_ONCE = 50  # studies for which PubMed is asked in one request
PATIENCE = 60  # seconds for the requests about one study, pauses included
MOST_FAILURES = 3  # studies in a row for which a service was out of reach
STALE_AFTER = 7  # days


@dataclass
class Report:
    """What a run did. `stopped_by` says why it ended early, else it is empty.

    `last` is the key of the last study it came to; `is_finished` says that none is left after it.
    """

    checked: int = 0
    failed: int = 0
    news: list = field(default_factory=list)
    stopped_by: str = ""
    last: int = 0
    is_finished: bool = True

    def add(self, check, is_complete):
        self.checked += is_complete
        self.failed += not is_complete
        if check.is_news:
            self.news.append(check)


def studies_to_check(stale_days=None):
    """Return the studies whose last complete check is that many days ago; None: not of today.

    Only those with a DOI or a PubMed number: nobody can be asked about the others. What a run that
    was killed has done is not among them, so that the next one goes on where it stopped.
    """
    day = timezone.localdate() - timedelta(days=stale_days or 0)
    due = Q(checked_on=None) | Q(checked_on__lt=day)
    return _identified().filter(due).order_by("pk")


def check_studies(studies, after=0, seconds=None, tick=lambda: None):
    """Ask about the studies of a queryset whose key is above `after`; return a `Report`.

    One request at a time. Each study is saved when its answers are there; `tick` is called after
    it. Ends early after `seconds`, or when a service is out of reach for several studies in a row.
    Raises SwitchedOff if the site makes no look-ups.
    """
    Services()
    report = Report(last=after)
    end = time.monotonic() + seconds if seconds else None
    in_a_row = 0
    while chunk := list(studies.filter(pk__gt=report.last).order_by("pk")[:AT_ONCE]):
        summaries, failure = _summaries(chunk)
        for study in chunk:
            notices, trouble = _ask_about(study, summaries, failure)
            if notices is None and trouble is None:
                report.failed += 1  # nobody knows it, which says nothing new
            else:
                check = record_check(study, notices or [], is_complete=trouble is None)
                report.add(check, trouble is None)
            report.last = study.pk
            tick()
            in_a_row = in_a_row + 1 if isinstance(trouble, (NotReachable, TooManyRequests)) else 0
            if in_a_row == MOST_FAILURES:
                report.stopped_by = str(trouble)
            if report.stopped_by or (end and time.monotonic() > end):
                report.is_finished = False
                return report
    return report


def check_against_file(lines, tick=lambda: None):
    """Compare every study with the Retraction Watch file, opened for bytes; return a `Report`.

    Nobody is asked. `tick` is called after each row. Raises UnreadableFileError, with nothing
    changed, if it is another file.
    """
    by_doi = dict(_identified().exclude(doi=None).values_list("doi", "pk"))
    by_pmid = dict(_identified().exclude(pmid=None).values_list("pmid", "pk"))
    found = defaultdict(list)
    for row in retraction_watch.rows(lines):
        key = by_doi.get(row.doi) or by_pmid.get(row.pmid)
        if key:
            found[key].append(row.notice)
        tick()
    report = Report()
    for study in Study.objects.filter(pk__in=found).order_by("pk"):
        report.add(record_check(study, found[study.pk], is_complete=True), True)
    others = sorted({*by_doi.values(), *by_pmid.values()} - set(found))
    for start in range(0, len(others), 500):
        record_nothing_found(Study.objects.filter(pk__in=others[start : start + 500]))
    report.checked += len(others)
    return report


def _identified():
    return Study.objects.exclude(doi=None, pmid=None)


def _summaries(studies):
    """Return `(PubMed's summaries by number, None)`, or `({}, why there are none)`."""
    pmids = [study.pmid for study in studies if study.pmid]
    if not pmids:
        return {}, None
    try:
        return Services(PATIENCE).pubmed.summaries(pmids), None
    except LookupFailed as failure:
        return {}, failure


def _ask_about(study, summaries, failure):
    """Return the notices on a study, or None if nobody knows it, and the last failure or None."""
    notices, is_known, trouble = [], False, None
    if study.pmid:
        trouble = failure
        summary = summaries.get(study.pmid)
        if summary:
            is_known = True
            notices += pubmed_notices.notices_of_summary(summary)
    if study.doi:
        try:
            work = Services(PATIENCE).crossref.work(study.doi)
        except NotFound:
            pass  # the DOI is another agency's, which says nothing of retractions
        except LookupFailed as failed:
            trouble = failed
        else:
            is_known = True
            notices += crossref_notices.notices_of(work)
    return (notices if is_known else None), trouble
