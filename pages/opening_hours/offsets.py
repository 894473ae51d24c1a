"""How far the clocks of a time zone are from UTC, and when that changes."""

from datetime import UTC, datetime, timedelta

# No zone is further than this from UTC, nor moves its clocks twice within a step.
FURTHEST = timedelta(hours=15)
STEP = timedelta(hours=6)
SHORTEST = timedelta(seconds=1)
DAY = timedelta(days=1)


def offsets(zone, first, last):
    """Return `(begins, ends, offset)` of each time between two dates that no clock change cuts.

    Instants are in UTC; the times follow each other and cover both dates wherever the zone is.
    """
    begins = datetime.combine(first, datetime.min.time(), UTC) - FURTHEST
    end = datetime.combine(last, datetime.min.time(), UTC) + DAY + FURTHEST
    offset, pieces, known = _offset(zone, begins), [], begins
    while known < end:
        later = min(known + STEP, end)
        if _offset(zone, later) != offset:
            change = _change(zone, known, later)
            pieces.append((begins, change, offset))
            begins, offset = change, _offset(zone, change)
        known = later
    return [*pieces, (begins, end, offset)]


def _offset(zone, instant):
    return instant.astimezone(zone).utcoffset()


def _change(zone, before, after):
    """Return the first instant of the offset that holds at `after`."""
    old = _offset(zone, before)
    while after - before > SHORTEST:
        middle = before + ((after - before) // (2 * SHORTEST)) * SHORTEST
        if _offset(zone, middle) == old:
            before = middle
        else:
            after = middle
    return after
