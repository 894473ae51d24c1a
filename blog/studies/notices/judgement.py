"""Weighing notices: any positive wins, whoever else has seen nothing."""

from datetime import date

from blog.studies.vocabulary import Standing

# The stronger the later. A retraction outweighs a concern, which often comes before it.
STRENGTH = (Standing.CORRECTED, Standing.CONCERN, Standing.WITHDRAWN, Standing.RETRACTED)


def strongest(notices):
    """Return the notice that counts, or None if there is none.

    A reinstatement ends what came before it or has its own day: it counts itself if nothing but
    corrections is left. A notice without a day is never ended, because nobody knows which came
    first. Of equally strong ones the one with most facts counts, then the earliest.
    """
    back = [notice for notice in notices if notice.standing == Standing.OK]
    reinstated_on = max((notice.on for notice in back if notice.on), default=None)
    standing = [
        notice
        for notice in notices
        if notice.standing in STRENGTH and not _is_ended(notice, reinstated_on)
    ]
    if not standing:
        return max(back, key=lambda notice: notice.on or date.min, default=None)
    return min(standing, key=_rank)


def _is_ended(notice, reinstated_on):
    if notice.standing == Standing.CORRECTED or not reinstated_on:
        return False
    return notice.on is not None and notice.on <= reinstated_on


def _rank(notice):
    known = bool(notice.doi) + bool(notice.on) + bool(notice.reason)
    return (-STRENGTH.index(notice.standing), -known, notice.on or date.max, notice.doi)
