"""What staff enter as opening hours: rows of the week, and dates that differ from it."""

from dataclasses import replace
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.forms import CheckboxSelectMultiple
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    DateBlock,
    MultipleChoiceBlock,
    StreamBlock,
    StreamBlockValidationError,
    StructBlock,
    StructBlockValidationError,
    StructValue,
    TimeBlock,
)

from pages.opening_hours.schedule import DatedException, DayPlan, Span
from pages.opening_hours.words import clock
from pages.templatetags.dates import long_date

from . import groups

LONGEST_EXCEPTION = 366  # days


class HoursValue(StructValue):
    """A row of hours; `plan` is its `DayPlan`, without times that are still missing in a draft."""

    @property
    def plan(self):
        by_appointment = self.get("by_appointment", False)
        pairs = [("opens", "closes"), ("opens_again", "closes_again")]
        times = [(self.get(opens), self.get(closes)) for opens, closes in pairs]
        spans = tuple(Span(*pair, by_appointment) for pair in times if None not in pair)
        return DayPlan(spans, on_request=by_appointment and not spans, note=self.get("note") or "")


class WeeklyHoursValue(HoursValue):
    """A row of the week."""

    @property
    def weekdays(self):
        """The days on which the row holds, as numbers; 0 is Monday."""
        return [int(day) for day in self["days"]]


class DatedHoursValue(HoursValue):
    """A row for some dates."""

    @property
    def exception(self):
        """The `DatedException` that the row stands for."""
        first = self["first"]
        return DatedException(first, self["last"] or first, self.plan)


class AddedHoursValue(DatedHoursValue):
    """A row for hours that are added to the usual ones."""

    @property
    def exception(self):
        return replace(super().exception, adds=True)


class HoursBlock(StructBlock):
    """Base of the rows that hold hours: their times are in order, and none is missing."""

    needs_hours = _("Give the hours, or tick “By appointment”.")

    def clean(self, value):
        value = super().clean(value)
        errors = {}
        opens, closes = value["opens"], value["closes"]
        if not self.is_deferred_validation:
            errors |= self._missing(value)
        errors |= _in_order(opens, "closes", closes)
        if "opens_again" in value:
            again, end = value["opens_again"], value["closes_again"]
            errors |= _in_order(again, "closes_again", end)
            if again and closes and again < closes:
                errors["opens_again"] = ValidationError(
                    _("Choose a time from %(closes)s on, when the first hours have ended.")
                    % {"closes": clock(closes)}
                )
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return value

    def _missing(self, value):
        errors = {}
        if value["opens"] is None and value["closes"] is None and not value["by_appointment"]:
            errors["opens"] = ValidationError(self.needs_hours)
        for opens, closes in (("opens", "closes"), ("opens_again", "closes_again")):
            given = [name for name in (opens, closes) if value.get(name) is not None]
            if given == [opens]:
                errors[closes] = ValidationError(_("Say when it closes as well."))
            elif given == [closes]:
                errors[opens] = ValidationError(_("Say when it opens as well."))
        return errors


def _in_order(opens, closes_name, closes):
    if opens is None or closes is None or opens < closes:
        return {}
    sentence = _(
        "Choose a closing time after %(opens)s. Hours end on the day on which they begin; what "
        "goes on past midnight belongs to the next day."
    ) % {"opens": clock(opens)}
    return {closes_name: ValidationError(sentence)}


class WeeklyHoursBlock(HoursBlock):
    """Hours on some days of the week."""

    days = MultipleChoiceBlock(
        choices=[(str(number), WEEKDAYS[number]) for number in range(7)],
        widget=CheckboxSelectMultiple,
        label=_("Days"),
    )
    opens = TimeBlock(required=False, label=_("Opens"))
    closes = TimeBlock(required=False, label=_("Closes"))
    by_appointment = BooleanBlock(required=False, label=_("By appointment"))

    class Meta:
        icon = "time"
        label = _("Hours")
        group = groups.HOURS
        description = _("Hours on one or more days of the week.")
        form_classname = "struct-block hours-row"
        label_format = "{opens} – {closes}"
        value_class = WeeklyHoursValue


class WeekBlock(StreamBlock):
    """The hours of a usual week, in as many rows as it takes."""

    hours = WeeklyHoursBlock()

    def clean(self, value):
        value = super().clean(value)
        taken, errors = [], {}
        for number, row in enumerate(value):
            spans = [(day, span) for day in row.value.weekdays for span in row.value.plan.spans]
            for day, span in spans:
                other = next(
                    (one for weekday, one in taken if weekday == day and one.overlaps(span)), None
                )
                if other is not None:
                    errors[number] = _row_error("opens", _overlap(WEEKDAYS[day], other))
            taken += spans
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return value

    class Meta:
        collapsed = False


def _overlap(day, other):
    return _("On %(day)s these hours overlap those from %(opens)s to %(closes)s.") % {
        "day": day,
        "opens": clock(other.opens),
        "closes": clock(other.closes),
    }


def _row_error(field, sentence):
    return StructBlockValidationError(block_errors={field: ValidationError(sentence)})


class DatesBlock(StructBlock):
    """Base of the rows for some dates, each with a note for readers."""

    first = DateBlock(label=_("First day"))
    last = DateBlock(required=False, label=_("Last day, if more"))

    def clean(self, value):
        value = super().clean(value)
        first, last = value["first"], value["last"]
        sentence = None
        if first and last and last < first:
            sentence = _("The last day cannot be before the first.")
        elif first and last and last - first >= timedelta(days=LONGEST_EXCEPTION):
            sentence = _("Choose days within one year.")
        if sentence:
            raise _row_error("last", sentence)
        return value


class ClosedBlock(DatesBlock):
    """Days on which a location is closed."""

    note = CharBlock(
        required=False,
        max_length=120,
        label=_("Note for readers"),
        help_text=_("Why, in a few words: “Staff training”."),
    )

    class Meta:
        icon = "cross"
        label = _("Closed")
        group = groups.HOURS
        description = _("Closed on one or more days.")
        form_classname = "struct-block hours-row"
        label_format = "{first} {note}"
        value_class = DatedHoursValue


class OtherHoursBlock(DatesBlock, HoursBlock):
    """Days with hours of their own, instead of the usual ones."""

    opens = TimeBlock(required=False, label=_("Opens"))
    closes = TimeBlock(required=False, label=_("Closes"))
    opens_again = TimeBlock(required=False, label=_("Opens again"))
    closes_again = TimeBlock(required=False, label=_("Closes again"))
    by_appointment = BooleanBlock(required=False, label=_("By appointment"))
    note = CharBlock(required=False, max_length=120, label=_("Note for readers"))

    class Meta:
        icon = "time"
        label = _("Other hours")
        group = groups.HOURS
        description = _("Other hours than usual on one or more days, also on a public holiday.")
        form_classname = "struct-block hours-row"
        label_format = "{first} {note}"
        value_class = DatedHoursValue


class AddedHoursBlock(OtherHoursBlock):
    """Days on which a location opens in addition to its usual hours."""

    needs_hours = _("Give the hours in which you open as well, or tick “By appointment”.")

    class Meta:
        icon = "plus"
        label = _("Open as well")
        group = groups.HOURS
        description = _("A one-off opening, such as a Saturday, beside the usual hours.")
        value_class = AddedHoursValue


class ExceptionsBlock(StreamBlock):
    """The dates that differ from the usual week; one row a date."""

    closed = ClosedBlock()
    other_hours = OtherHoursBlock()
    open_as_well = AddedHoursBlock()

    def clean(self, value):
        value = super().clean(value)
        earlier, errors = [], {}
        for number, row in enumerate(value):
            if row.value["first"] is None:  # a draft
                continue
            exception = row.value.exception
            both = next(
                (
                    max(one.first, exception.first)
                    for one in earlier
                    if one.first <= exception.last and exception.first <= one.last
                ),
                None,
            )
            if both is not None:
                sentence = _("Another row speaks of %(day)s already. Say it all in one row.")
                errors[number] = _row_error("first", sentence % {"day": long_date(both)})
            earlier.append(exception)
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return value

    class Meta:
        collapsed = False
