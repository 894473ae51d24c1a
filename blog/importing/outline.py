"""A draft in plain lines, for `--dry-run`."""

from html import unescape

from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.studies.vocabulary import Design

from .draft import NumberedList, Picture, Prose, StudyMention

MOST_CHARACTERS = 70


def outline(draft, missing=()):
    """Return the lines of an outline: title, dates, sections and what each holds.

    `missing` are phrases for what else would not be brought over, such as pictures.
    """
    lines = [_("Title: %(title)s") % {"title": draft.title}]
    if draft.published:
        lines.append(_("Published: %(day)s") % {"day": _day(draft.published)})
    if draft.updated:
        lines.append(_("Updated: %(day)s") % {"day": _day(draft.updated)})
    if draft.byline:
        lines.append(_("Byline: %(byline)s") % {"byline": draft.byline})
    if draft.canonical:
        lines.append(_("Old address: %(address)s") % {"address": draft.canonical})
    if draft.introduction:
        lines.append(_("Introduction: %(text)s") % {"text": _words(draft.introduction)})
    number = 0
    for section in draft.sections:
        number += bool(section.heading)
        lines.append(_section(section, number if draft.numbered else None))
        lines += [f"  {_block(block)}" for block in section.blocks]
    if draft.left_out:
        lines.append(_("Left out as furniture: %(lines)s") % {"lines": " · ".join(draft.left_out)})
    lines += [
        _("Not brought over: %(what)s") % {"what": what}
        for what in [*draft.not_brought_over, *missing]
    ]
    return lines


def _day(day):
    return str(day) if day.year else _("%(day)s, which needs a --year") % {"day": day}


def _section(section, number):
    if not section.heading:
        return _("Section without a heading")
    if number:
        return _("Section %(number)d: %(heading)s") % {"number": number, "heading": section.heading}
    return _("Section: %(heading)s") % {"heading": section.heading}


def _block(block):
    match block:
        case Prose():
            return _("text: %(text)s") % {"text": _words(block.html)}
        case NumberedList():
            count = len(block.items)
            items = ngettext("%(count)d item", "%(count)d items", count) % {"count": count}
            names = "; ".join(item.lead_in or _words(item.html, 30) for item in block.items)
            return _("numbered list, %(items)s: %(names)s") % {"items": items, "names": names}
        case StudyMention():
            values = {
                "journal": block.journal or _("journal not named"),
                "design": Design(block.design).label if block.design else _("type not given"),
            }
            return _("study: %(journal)s, %(design)s") % values
        case Picture():
            return _("picture: %(name)s") % {"name": block.alt or block.source}


def _words(html, most=MOST_CHARACTERS):
    text = unescape(strip_tags(html.replace("</", " </")))
    return Truncator(" ".join(text.split())).chars(most)
