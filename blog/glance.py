"""An article's evidence at a glance: how many studies, of which designs, from when to when.

Nothing here counts or draws direction: that would be vote counting (Cochrane Handbook 12.2.1).
Participants are never added up, because a review may include the trials listed beside it.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.studies.vocabulary import Certainty, Design

ROW_HEIGHT = 14  # pixels for each study of one year, stacked
MARGIN = 2  # per cent of the width left free at both ends, so that no dot is cut
FEWEST_FOR_A_CHART = 2


@dataclass(frozen=True)
class Dot:
    """A study in the chart: its place in per cent of the width and in pixels from the top."""

    x: float
    y: float


@dataclass(frozen=True)
class Row:
    """The studies of one design, oldest first, and where the chart draws them."""

    design: str
    references: list
    dots: list[Dot]
    height: int

    @property
    def years(self):
        """The years of publication in words, which is what the chart shows."""
        known = sorted({reference.study.year for reference in self.references} - {None})
        return ", ".join(str(year) for year in known)


class Glance:
    """What an article's references add up to.

    Retracted and withdrawn studies, and citations without a record, are listed apart and not
    counted.
    """

    def __init__(self, references):
        self.counted = [line for line in references if line.study and not line.study.is_retracted]
        self.retracted = [line for line in references if line.study and line.study.is_retracted]
        self.without_record = [line for line in references if not line.study]
        years = [line.study.year for line in self.counted if line.study.year]
        self.first_year, self.last_year = (min(years), max(years)) if years else (None, None)
        self.rows = [self._row(design) for design in [*Design, ""] if self._of(design)]

    @property
    def certainties(self):
        """What cited reviews and guidelines state: `{"outcome", "level", "reference"}` each."""
        return [
            {
                "outcome": stated["outcome"],
                "level": Certainty(stated["level"]).label,
                "reference": line,
            }
            for line in self.counted
            for stated in line.study.certainties
        ]

    @property
    def has_chart(self):
        """True if there are studies of different years to compare."""
        return len(self.counted) >= FEWEST_FOR_A_CHART and self.first_year != self.last_year

    @property
    def sentence(self):
        """“5 studies, published from 2009 to 2021.”"""
        count = len(self.counted)
        if not self.first_year:
            return ngettext("%(count)s study.", "%(count)s studies.", count) % {"count": count}
        if self.first_year == self.last_year:
            text = ngettext(
                "%(count)s study, published in %(year)s.",
                "%(count)s studies, published in %(year)s.",
                count,
            )
            return text % {"count": count, "year": self.first_year}
        text = ngettext(
            "%(count)s study, published from %(first)s to %(last)s.",
            "%(count)s studies, published from %(first)s to %(last)s.",
            count,
        )
        return text % {"count": count, "first": self.first_year, "last": self.last_year}

    def _of(self, design):
        lines = [line for line in self.counted if line.study.design == design]
        return sorted(lines, key=lambda line: (line.study.year or 0, line.number))

    def _row(self, design):
        lines = self._of(design)
        stacked, dots = {}, []
        for line in lines:
            year = line.study.year
            if year and self.has_chart:
                stacked[year] = stacked.get(year, 0) + 1
                dots.append(Dot(self._x(year), (stacked[year] - 0.5) * ROW_HEIGHT))
        label = Design(design).label if design else _("Type of study not given")
        return Row(label, lines, dots, ROW_HEIGHT * max(stacked.values(), default=1))

    def _x(self, year):
        span = self.last_year - self.first_year
        return round(MARGIN + (100 - 2 * MARGIN) * (year - self.first_year) / span, 1)
