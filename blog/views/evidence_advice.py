"""What the editor asks while somebody writes: matching studies, and checks of the evidence."""

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.permissions import page_permission_policy

from blog.checks import Text, checks
from blog.evidence.candidates import suggested_studies
from blog.evidence.suggestions import Hint
from blog.models import ArticlePage, Study
from blog.studies.text import plain

LONGEST_HINT = 1000  # characters


@require_GET
def matching_studies(request):
    """Return as JSON the studies that a citation without record may mean, the likeliest first.

    Takes `journal`, `design` and `words`. Each study has what the chooser needs: `id`, `title`,
    `edit_url` and what its record suggests to print. For whoever may edit studies.
    """
    if not request.user.has_perm("blog.change_study"):
        raise PermissionDenied
    given = {name: plain(request.GET.get(name, "")[:LONGEST_HINT]) for name in ("journal", "words")}
    studies = suggested_studies(Hint(**given, design=request.GET.get("design", "")))
    return JsonResponse(
        {
            "question": _("Does the text mean one of these studies?"),
            "studies": [
                {
                    "id": study.pk,
                    "title": str(study),
                    "edit_url": reverse(
                        Study.snippet_viewset.get_url_name("edit"), args=[study.pk]
                    ),
                    "suggested": study.suggested,
                }
                for study in studies
            ],
        }
    )


@require_POST
def evidence_checks(request):
    """Return as HTML what the checks find in an article's posted form; nothing is saved.

    For whoever may write a page somewhere.
    """
    if not page_permission_policy.user_has_any_permission(request.user, {"add", "change"}):
        raise PermissionDenied
    block = ArticlePage._meta.get_field("body").stream_block
    try:
        body = block.value_from_datadict(request.POST, request.FILES, "body")
    except (MultiValueDictKeyError, ValueError) as error:
        raise BadRequest("This is not the form of an article.") from error
    text = Text(request.POST.get("title", ""), request.POST.get("summary", ""), body)
    return render(request, "blog/admin/evidence_checks.html", {"checks": checks(text)})
