"""What has become of a study: the one place that changes its standing after a check."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.models import Study
from blog.studies.notices.judgement import STRENGTH, strongest
from blog.studies.notices.notice import Notice
from blog.studies.vocabulary import Standing
from pages import generation

from .changes import changing_studies

FIELDS = (
    *("standing", "notice_doi", "noticed_on", "notice_reason", "standing_source"),
    *("checked_on", "notice_mailed_at"),
)
LONGEST_SOURCE = 60


@dataclass(frozen=True)
class Check:
    """What a check changed: the standing before and after, and if that is news to those who cite.

    News is a notice that came, went or grew; “not checked” becoming “no notice found” is none.
    """

    study: Study
    before: str
    after: str

    @property
    def is_news(self):
        return self.before != self.after and bool({self.before, self.after} & set(STRENGTH))


@transaction.atomic
def record_check(study, notices, is_complete, today=None):
    """Keep what a check of a study found, and return the `Check`.

    `notices` are those of every source that answered; `is_complete` says that no source which
    should have answered failed.

    Any positive wins, and one that is known stays: only a reinstatement of a later day, or staff,
    take it back. Without a notice a complete check gives “no notice found”. An incomplete one makes
    that “not checked” again and leaves the day of the last complete check as it is.
    """
    before, notice_before = study.standing, study.notice_doi
    counts = strongest([*_known(study), *notices])
    if counts:
        _take(study, counts)
    else:
        study.standing = Standing.OK if is_complete else Standing.UNKNOWN
    if is_complete:
        study.checked_on = today or timezone.localdate()
    check = Check(study, before, str(study.standing))
    if check.is_news or study.notice_doi != notice_before:
        study.notice_mailed_at = None
    with changing_studies(reason=_("Looked for retractions")):
        study.save(update_fields=FIELDS)
    return check


def record_nothing_found(studies, today=None):
    """Keep that a complete check found no notice on any study of a queryset.

    A known notice stays, as in `record_check`; “not checked” becomes “no notice found”.
    """
    studies.filter(standing=Standing.UNKNOWN).update(standing=Standing.OK)
    studies.update(checked_on=today or timezone.localdate())
    generation.bump_on_commit()


def _known(study):
    """Return the notice that the record holds, in a list, or an empty list.

    An earlier reinstatement counts too, or the retraction that it ended would come back.
    """
    standing = Standing(study.standing)
    is_reinstated = standing == Standing.OK and study.noticed_on is not None
    if standing not in STRENGTH and not is_reinstated:
        return []
    return [
        Notice(
            standing,
            study.notice_doi,
            study.noticed_on,
            study.notice_reason,
            study.standing_source,
        )
    ]


def _take(study, notice):
    study.standing = notice.standing
    study.notice_doi = notice.doi
    study.noticed_on = notice.on
    study.notice_reason = notice.reason
    study.standing_source = notice.source[:LONGEST_SOURCE]
