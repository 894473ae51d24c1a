"""A post's dates, from the source and the options, before they are recorded."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from pages.templatetags.dates import long_date

from .errors import DateRefused


@dataclass(frozen=True)
class Dating:
    """Dates to record; None where the source gives none. `yearless` are the days
    that lack a year, as “Updated 16 January”."""

    published_on: object | None
    updated_on: object | None
    yearless: tuple[str, ...] = ()


def dating_of(draft, options, today):
    """Return the Dating of a draft. `--published` goes before what the source says.

    Raises DateRefused for a day in the future, or a post updated before it was published.
    """
    published_on = options.published or _complete(draft.published, options.year)
    updated_on = _complete(draft.updated, options.year)
    for day in (published_on, updated_on):
        if day and day > today:
            raise DateRefused(
                _("%(day)s lies in the future. Check the year.") % {"day": long_date(day)}
            )
    if published_on and updated_on and updated_on < published_on:
        raise DateRefused(
            _(
                "The updated date, %(updated)s, lies before the published one, %(published)s. "
                "Check --year, or give the published date with --published."
            )
            % {"updated": long_date(updated_on), "published": long_date(published_on)}
        )
    named = [(_("Published %(day)s"), None if options.published else draft.published)]
    named += [(_("Updated %(day)s"), draft.updated)]
    yearless = tuple(
        words % {"day": day} for words, day in named if day and day.complete(options.year) is None
    )
    return Dating(published_on, updated_on, yearless)


def _complete(day, year):
    return day.complete(year) if day else None
