"""What a page carries so that a browser can say what is open now, however old its copy is.

Concrete openings and not rules: public holidays and clock changes are worked out here, and the
script only compares instants. It does not ask the browser for the time zone either, because the
zone data of an old phone may be years behind. When the days ahead are over it says nothing any
more, and the table stands alone.
"""

from datetime import UTC, datetime, time, timedelta

from .offsets import offsets
from .status import DAYS_AHEAD, coming_openings
from .words import clock, day_in_words

MINUTE = timedelta(minutes=1)
EPOCH = datetime.fromtimestamp(0, UTC)


def browser_data(schedule, now):
    """Return what `static/js/opening-hours.js` reads, as plain data for JSON.

    `times` holds the times of the openings as readers see them, by the place's clock (“09:00”).
    `openings` holds `[starts, ends, by appointment (1 or 0)]`, instants in minutes since 1970 in
    UTC, and `days` the hours of each date in words, both for `DAYS_AHEAD` days from today on; the
    first opening after them is there too. `offsets` holds `[from, minutes ahead of UTC]` in order.
    `until` is the minute in which that knowledge ends.
    """
    zone = schedule.zone
    today = now.astimezone(zone).date()
    dates = [today + timedelta(days=number) for number in range(DAYS_AHEAD)]
    coming = coming_openings(schedule, now)
    last = max([dates[-1], *(one.ends.date() for one in coming)])
    end = datetime.combine(today + timedelta(days=DAYS_AHEAD), time(), zone)
    return {
        "offsets": [
            [_minute(begins), offset // MINUTE]
            for begins, _ends, offset in offsets(zone, today, last)
        ],
        "until": _minute(end),
        "openings": [
            [_minute(one.starts), _minute(one.ends), int(one.by_appointment)] for one in coming
        ],
        "times": {
            f"{wall:%H:%M}": clock(wall)
            for one in coming
            for wall in (one.starts.astimezone(zone), one.ends.astimezone(zone))
        },
        "days": {day.isoformat(): day_in_words(schedule.on(day)) for day in dates},
    }


def _minute(instant):
    return (instant - EPOCH) // MINUTE
