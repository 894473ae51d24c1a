"""How the audit log tells what was changed in a study."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from blog.evidence.changes import CHANGED, MERGED, UNMERGED
from blog.models import Study
from blog.studies.names import names_to_lines


class ChangeFormatter(LogFormatter):
    """“Design: “Cohort study” became “Case series”.”, a sentence a field."""

    label = gettext_lazy("Change a study")

    def format_message(self, log_entry):
        changes = log_entry.data["changes"]
        sentences = [change_in_words(name, *values) for name, values in changes.items()]
        reason = log_entry.data.get("reason")
        return " ".join([f"{reason}:", *sentences] if reason else sentences)


class MergeFormatter(LogFormatter):
    label = gettext_lazy("Merge a study into another")

    def format_message(self, log_entry):
        return _("Merged into “%(keeper)s”.") % {"keeper": log_entry.data["title"]}


class UnmergeFormatter(LogFormatter):
    label = gettext_lazy("Undo the merge of a study")

    def format_message(self, log_entry):
        return _("No longer merged into “%(keeper)s”.") % {"keeper": log_entry.data["title"]}


def register_study_log_actions(actions):
    """Tell Wagtail's audit log of what is done to studies."""
    actions.register_action(CHANGED)(ChangeFormatter)
    actions.register_action(MERGED)(MergeFormatter)
    actions.register_action(UNMERGED)(UnmergeFormatter)


def change_in_words(name, before, after):
    """Return a sentence that says how a field of a study changed."""
    field = Study._meta.get_field(name)
    values = {
        "field": capfirst(field.verbose_name),
        "before": value_in_words(field, before),
        "after": value_in_words(field, after),
    }
    if not values["before"]:
        return _("%(field)s: “%(after)s” was added.") % values
    if not values["after"]:
        return _("%(field)s: “%(before)s” was taken out.") % values
    return _("%(field)s: “%(before)s” became “%(after)s”.") % values


def value_in_words(field, value):
    """Return a stored value of a field as staff read it, or an empty string."""
    if field.name == "authors":
        return "; ".join(names_to_lines(value).splitlines())
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return "" if value is None else str(value)
