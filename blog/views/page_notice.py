"""What the editor of a page says of its evidence."""

from django.utils.translation import ngettext
from wagtail.admin import messages

from blog.models import EvidenceChange


def say_that_evidence_changed(request, page):
    """Tell whoever opens a page for editing that studies it cites changed since its review."""
    if request.method != "GET":
        return
    studies = {
        str(change.study)
        for change in EvidenceChange.objects.filter(page=page)
        .since_review()
        .select_related("study")
    }
    if studies:
        sentence = ngettext(
            "Evidence changed since the last review: %(studies)s. Read what the page says of it.",
            "Evidence changed since the last review: %(studies)s. Read what the page says of them.",
            len(studies),
        )
        messages.warning(request, sentence % {"studies": "; ".join(sorted(studies))})
