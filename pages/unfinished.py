"""Keeps drafts that nobody has finished from going live in the company of others.

Published by itself a draft meets the editor's form; ticked in a list it would not.
"""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.fields import StreamField


def refuse_bulk_publishing(request, action_type, objects, action):
    """Send somebody back to the list, with the reason, if a page they ticked is not finished.

    None of the pages is published then. A function for Wagtail's hook `before_bulk_action`.
    """
    if action_type != "publish":
        return None
    for page in _would_go_live(request.user, objects, action):
        reason = why_unfinished(page.get_latest_revision_as_object())
        if reason:
            sentence = _("Nothing was published, because “%(page)s” is not finished. %(reason)s")
            messages.error(request, sentence % {"page": page, "reason": reason})
            return redirect(action.next_url)
    return None


def _would_go_live(user, objects, action):
    """Yield the pages that a bulk action publishes, as Wagtail chooses them."""
    yield from (each.specific for each in objects)
    if not action.get_execution_context().get("include_descendants"):
        return
    for each in objects:
        for draft in each.get_descendants().not_live().specific():
            if draft.permissions_for_user(user).can_publish():
                yield draft


def why_unfinished(page):
    """Return why the editor would not publish a page as it is, in a sentence, or ''."""
    try:
        page.refuse_unfinished()
    except ValidationError as error:
        return error.messages[0]
    try:
        page.full_clean()
        for field in page._meta.get_fields():
            if isinstance(field, StreamField):
                field.stream_block.clean(getattr(page, field.name))
    except ValidationError:
        return _("Open it and publish it there: the editor marks what is missing.")
    return ""
