"""A bar for each of the next twelve months: how many reviews are due in it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.dates.months import add_months

MONTHS = 12
HEIGHT = 96  # pixels of the longest bar
TOP = 20  # pixels above it, for its number
WIDTH = 100 / MONTHS  # per cent of the chart's width for each month
GAP = 1.5  # per cent between two bars


@dataclass(frozen=True)
class Bar:
    """A month and its bar: `x`, `middle` and `width` in per cent, `y` and `height` in pixels."""

    month: date
    count: int
    x: float
    y: float
    height: float
    width: float = round(WIDTH - GAP, 2)

    @property
    def middle(self):
        return round(self.x + self.width / 2, 2)

    @property
    def name(self):
        """“Jun”; the table beside the chart has the year."""
        return date_format(self.month, "M")

    @property
    def full_name(self):
        return date_format(self.month, "F Y")

    @property
    def number_y(self):
        """Where the number stands above the bar, in pixels."""
        return self.y - 6


class ReviewChart:
    """The reviews that are due, of some `PageDates`, from the month of `today` on."""

    height = TOP + HEIGHT + 24
    baseline = TOP + HEIGHT
    label_y = TOP + HEIGHT + 18

    def __init__(self, rows, today):
        first = today.replace(day=1)
        months = [add_months(first, number) for number in range(MONTHS)]
        due = rows.filter(due_on__gte=first, due_on__lt=add_months(first, MONTHS)).order_by()
        counts = dict(
            due.annotate(month=TruncMonth("due_on"))
            .values_list("month")
            .annotate(count=Count("pk"))
            .values_list("month", "count")
        )
        longest = max(counts.values(), default=0)
        self.count = sum(counts.values())
        self.bars = [
            self._bar(place, month, counts.get(month, 0), longest)
            for place, month in enumerate(months)
        ]

    @property
    def sentence(self):
        """“14 reviews are due from June 2026 to May 2027.”"""
        if not self.count:
            text = _("No review is due from %(first)s to %(last)s.")
        else:
            text = ngettext(
                "%(count)s review is due from %(first)s to %(last)s.",
                "%(count)s reviews are due from %(first)s to %(last)s.",
                self.count,
            )
        first, last = self.bars[0].full_name, self.bars[-1].full_name
        return text % {"count": self.count, "first": first, "last": last}

    def _bar(self, place, month, count, longest):
        height = round(HEIGHT * count / longest, 1) if count else 0
        x = round(place * WIDTH + GAP / 2, 2)
        return Bar(month, count, x, self.baseline - height, height)
