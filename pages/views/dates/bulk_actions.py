"""What administrators do with many pages' dates at once."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pages import dates
from pages.dates.bulk import why_no_review, why_no_update
from pages.dates.intervals import SiteIntervals
from pages.dates.plans import why_no_interval

from .bulk import DatesBulkAction
from .bulk_forms import AskForReviewForm, SetIntervalForm, SetUpdatedForm
from .report_columns import dates_of, interval_in_words, short_date


class SetUpdated(DatesBulkAction):
    """Announces an update or a correction of one day, with one note, on every page."""

    display_name = gettext_lazy("Set updated date…")
    action_type = "set-updated"
    aria_label = gettext_lazy("Set the updated date of the selected pages")
    action_priority = 200
    form_class = SetUpdatedForm
    what = gettext_lazy("Set the updated date")
    column = gettext_lazy("Updated")

    def now(self, page):
        return short_date(dates_of(page).updated_on) or _("none")

    def after(self, page, data):
        """The later of the two days counts for readers, whatever the order they are entered in."""
        before = dates_of(page).updated_on
        if before and before > data["date"]:
            return _("%(day)s, which is later, stays") % {"day": short_date(before)}
        return short_date(data["date"])

    def why_not(self, page, data):
        return why_no_update(page, dates_of(page), data["date"])

    def change(self, pages, data, user, seen):
        dates.set_updated(pages, **data, user=user, seen=seen)

    def said(self, count):
        return ngettext(
            "The updated date of %(count)d page is set.",
            "The updated dates of %(count)d pages are set.",
            count,
        ) % {"count": count}


class AskForReview(DatesBulkAction):
    """Makes somebody the owner of every page, and mails them."""

    display_name = gettext_lazy("Ask for review from…")
    action_type = "ask-for-review"
    aria_label = gettext_lazy("Ask somebody to review the selected pages")
    action_priority = 210
    form_class = AskForReviewForm
    what = gettext_lazy("Ask for a review")
    column = gettext_lazy("Owner")

    def now(self, page):
        owner = dates_of(page).owner
        return owner.name_with_credentials if owner else _("nobody")

    def after(self, page, data):
        return data["person"].name_with_credentials

    def why_not(self, page, data):
        return why_no_review(page)

    def change(self, pages, data, user, seen):
        dates.ask_for_reviews(pages, data["person"], user, seen)

    def said(self, count):
        return ngettext(
            "The review of %(count)d page is asked for.",
            "The reviews of %(count)d pages are asked for.",
            count,
        ) % {"count": count}


class SetInterval(DatesBulkAction):
    """Gives every page an interval of its own, or that of its site again."""

    display_name = gettext_lazy("Change interval…")
    action_type = "set-interval"
    aria_label = gettext_lazy("Change how often the selected pages are reviewed")
    action_priority = 220
    form_class = SetIntervalForm
    what = gettext_lazy("Change the interval of reviews")
    column = gettext_lazy("Months")

    @cached_property
    def intervals(self):
        return SiteIntervals()

    def now(self, page):
        return interval_in_words(dates_of(page).interval_months, self.intervals.of(page))

    def after(self, page, data):
        return interval_in_words(data["months"], self.intervals.of(page))

    def why_not(self, page, data):
        return why_no_interval(data["months"], self.intervals.of(page))

    def change(self, pages, data, user, seen):
        dates.set_intervals(pages, data["months"], user, seen)

    def said(self, count):
        return ngettext(
            "The interval of %(count)d page is changed.",
            "The intervals of %(count)d pages are changed.",
            count,
        ) % {"count": count}


BULK_ACTIONS = (SetUpdated, AskForReview, SetInterval)
