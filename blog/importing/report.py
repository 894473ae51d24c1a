"""What the command says about one post, in sentences."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from .save import Status


def report(path, outcome):
    """Return the lines about an imported file: what was done, where it is, what is left to do."""
    page = outcome.page
    edit_path = reverse("wagtailadmin_pages:edit", args=[page.pk])
    lines = [
        f"{path}: {_what_was_done(outcome)}",
        "  " + _("Edit: %(address)s") % {"address": settings.WAGTAILADMIN_BASE_URL + edit_path},
        "  " + _("Public address: %(address)s") % {"address": page.full_url or page.url_path},
    ]
    lines += [f"  {_year_needed(day, outcome)}" for day in outcome.yearless]
    return lines + [f"  {note}" for note in outcome.notes]


def summary(statuses):
    """Return the last line: how many posts met which fate. `statuses` counts by Status."""
    words = {
        Status.CREATED: _("%(count)d created"),
        Status.COMPLETED: _("%(count)d completed"),
        Status.NEW_DRAFT: _("%(count)d with a new draft"),
        Status.UNCHANGED: _("%(count)d unchanged"),
    }
    counts = [words[status] % {"count": statuses[status]} for status in words if statuses[status]]
    return _("Posts: %(counts)s.") % {"counts": ", ".join(counts) or _("none imported")}


def _what_was_done(outcome):
    is_published, title = outcome.is_published, {"title": outcome.page.title}
    match outcome.status:
        case Status.CREATED if is_published:
            return _("created and published “%(title)s”.") % title
        case Status.CREATED:
            return _("created “%(title)s” as a draft.") % title
        case Status.COMPLETED if is_published:
            return _("completed and published “%(title)s”.") % title
        case Status.COMPLETED:
            return _("completed “%(title)s”.") % title
        case Status.NEW_DRAFT if is_published:
            return _("the source changed; published “%(title)s” anew.") % title
        case Status.NEW_DRAFT:
            return _("the source or its options changed; “%(title)s” has a new draft.") % title
        case Status.UNCHANGED if is_published:
            return _("published “%(title)s”.") % title
        case _other:
            return _("unchanged, “%(title)s”.") % title


def _year_needed(day, outcome):
    sentence = _("The date “%(day)s” has no year. Run this again with the right year: --year 2024.")
    if not outcome.page.live:
        sentence = _(
            "The date “%(day)s” has no year, so the article stays a draft. "
            "Run this again with the right year: --year 2024."
        )
    return sentence % {"day": day}
