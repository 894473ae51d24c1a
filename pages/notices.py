"""The only door to the notice boards: writes them, and finds what a page shows of one."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.coreutils import get_supported_content_language_variant

from pages import generation
from pages.models.clinic import ClinicSettings
from pages.models.notices import Importance, Notice, NoticeBoard

# A page carries what begins in this time, so that it appears on copies of the page, too.
AHEAD = timedelta(days=7)


@dataclass(frozen=True)
class ShownNotice:
    """A notice as a page carries it; `is_current` if it is shown at the moment."""

    text: str
    importance: Importance
    starts_at: datetime
    ends_at: datetime
    is_current: bool


@transaction.atomic
def write_boards():
    """Write the board of every clinic anew, from its notices that are not over."""
    # Whoever writes at the same time waits here, and then reads what this transaction wrote.
    for clinic in ClinicSettings.objects.select_for_update(of=("self",)).order_by("pk"):
        notices = clinic.notices.filter(ends_at__gt=timezone.now()).order_by("starts_at", "pk")
        entries = [_entry(notice) for notice in notices.select_related("locale", "page")]
        is_there = NoticeBoard.objects.filter(clinic=clinic).update(entries=entries)
        if entries and not is_there:
            NoticeBoard.objects.create(clinic=clinic, entries=entries)
    generation.bump_on_commit()


def _entry(notice: Notice):
    return {
        "text": notice.text,
        "importance": notice.importance,
        "starts_at": notice.starts_at.isoformat(),
        "ends_at": notice.ends_at.isoformat(),
        "language": notice.locale.language_code,
        "path": notice.page.path if notice.page else "",
    }


def notices_on(page, clinic):
    """Return the `ShownNotice`s that a page carries, the most important ones first.

    `page` is None for what is no page of the tree, such as the search; it shows what is meant for
    the whole site. Costs no query if the clinic came with its board.
    """
    board = getattr(clinic, "notice_board", None)
    path, now = getattr(page, "path", ""), timezone.now()
    language = get_supported_content_language_variant(get_language())
    found = []
    for entry in board.entries if board else ():
        starts_at, ends_at = (
            datetime.fromisoformat(entry[name]) for name in ("starts_at", "ends_at")
        )
        if (
            entry["language"] == language
            and path.startswith(entry["path"])
            and starts_at < now + AHEAD
            and now < ends_at
        ):
            importance = Importance(entry["importance"])
            found.append(
                ShownNotice(entry["text"], importance, starts_at, ends_at, starts_at <= now)
            )
    order = Importance.values
    return sorted(found, key=lambda notice: -order.index(notice.importance))
