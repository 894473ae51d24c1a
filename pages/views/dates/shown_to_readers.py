"""What readers see of a page's review, in the words of the page."""

from django.utils.translation import gettext as _

from pages.templatetags.dates import long_date


def review_line(row):
    """Return the line that readers see of a review, from a `PageDates`; empty without a review."""
    if not row.reviewed_on:
        return ""
    return _("%(label)s %(name)s, %(date)s. Next review due %(due)s.") % {
        "label": row.review_label,
        "name": row.reviewed_by,
        "date": long_date(row.reviewed_on),
        "due": long_date(row.due_on),
    }


def readers_now_see(row):
    """Return a sentence that says what readers see of a page's review from now on."""
    line = review_line(row)
    return _("Readers now see: “%s”") % line if line else _("Readers now see no review.")
