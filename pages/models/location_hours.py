"""The opening hours of a location, as its page stores them."""

from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from pages.blocks import ExceptionsBlock, WeekBlock
from pages.opening_hours.public_holidays import countries, public_holidays, regions_by_country
from pages.opening_hours.schedule import Schedule
from pages.opening_hours.shown import ShownHours
from pages.templatetags.dates import long_date


def time_zones():
    """Return the choices of time zones: those named after a place."""
    names = sorted(name for name in available_timezones() if "/" in name)
    return [(name, name.replace("_", " ")) for name in names if not name.startswith("Etc/")]


class LocationHours(models.Model):
    """The week, the dated exceptions, the holidays and the time zone of a location.

    All of it lies in the row of the page, so that a list of locations costs one query, and an older
    draft brings its own hours back.
    """

    week = StreamField(
        WeekBlock(),
        verbose_name=_("usual week"),
        blank=True,
        help_text=_(
            "A day with a break has two rows; a day without a row is closed. A row by appointment "
            "needs no times."
        ),
    )
    exceptions = StreamField(
        ExceptionsBlock(),
        verbose_name=_("exceptions"),
        blank=True,
        help_text=_("Dates that differ from the usual week. They go before public holidays."),
    )
    holiday_country = models.CharField(
        _("public holidays of"),
        max_length=2,
        blank=True,
        choices=countries,
        help_text=_("Closed on the public holidays of this country. Empty: open as usual."),
    )
    holiday_region = models.CharField(
        _("region"),
        max_length=20,
        blank=True,
        help_text=_("Its code, such as “NY” or “BY”, for holidays that only this region has."),
    )
    time_zone = models.CharField(
        _("time zone"),
        max_length=60,
        blank=True,
        choices=time_zones,
        help_text=_("Empty: the time zone of this site."),
    )

    hours_panels = [
        FieldPanel("week"),
        FieldPanel("exceptions"),
        MultiFieldPanel(
            [FieldPanel("holiday_country"), FieldPanel("holiday_region")],
            heading=_("Public holidays"),
        ),
        FieldPanel("time_zone"),
    ]

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        self.clean_hours()

    def clean_hours(self):
        """Raise ValidationError for hours that contradict each other."""
        self._check_region()
        self._check_added_hours()

    def _check_region(self):
        if not self.holiday_region:
            return
        if not self.holiday_country:
            raise ValidationError({"holiday_country": _("Choose the country of the region.")})
        regions = regions_by_country()[self.holiday_country]
        country = self.get_holiday_country_display()
        if not regions:
            sentence = _("All of %(country)s has the same holidays. Leave the region empty.")
            raise ValidationError({"holiday_region": sentence % {"country": country}})
        if self.holiday_region not in regions:
            sentence = _("“%(region)s” is no region of %(country)s. Choose one of %(regions)s.") % {
                "region": self.holiday_region,
                "country": country,
                "regions": ", ".join(regions),
            }
            raise ValidationError({"holiday_region": sentence})

    def _check_added_hours(self):
        """Refuse hours that are said to be added but lie within the usual ones."""
        for exception in self._exceptions():
            usual = self._weekly().get(exception.first.weekday()) if exception.adds else None
            for span in usual.spans if usual else ():
                if any(span.overlaps(added) for added in exception.plan.spans):
                    sentence = _(
                        "On %(day)s the hours of “Open as well” overlap the usual ones. Use “Other "
                        "hours” and give all hours of that day."
                    )
                    day = long_date(exception.first)
                    raise ValidationError({"exceptions": sentence % {"day": day}})

    def _weekly(self):
        weekly = {}
        for row in self.week:
            for weekday in row.value.weekdays:
                plan = row.value.plan
                weekly[weekday] = weekly[weekday].with_more(plan) if weekday in weekly else plan
        return weekly

    def _exceptions(self):
        return tuple(row.value.exception for row in self.exceptions if row.value["first"])

    @cached_property
    def hours(self):
        """The `ShownHours` of now."""
        now = timezone.now()
        zone = ZoneInfo(self.time_zone or settings.TIME_ZONE)
        year = now.astimezone(zone).year
        holidays = {}
        if self.holiday_country:
            holidays = public_holidays(
                self.holiday_country,
                self.holiday_region,
                (year, year + 1),
                (get_language() or settings.LANGUAGE_CODE).partition("-")[0],
            )
        return ShownHours(Schedule(zone, self._weekly(), self._exceptions(), holidays), now)
