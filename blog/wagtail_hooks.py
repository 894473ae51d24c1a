"""What the editor adds for articles: the studies they cite and the topics they are about."""

from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import ReferenceIndex
from wagtail.snippets.models import register_snippet

from pages.dashboard import STEP_HOOK

from .dashboard import first_article_step
from .models import Study
from .rich_text import register_study_citations
from .snippets import StudyViewSet, TopicViewSet
from .views import evidence_advice
from .views.import_studies import ChooseFilesView, ConfirmImportView, ImportReportView

register_snippet(StudyViewSet)
register_snippet(TopicViewSet)

hooks.register(STEP_HOOK, first_article_step)
hooks.register("register_rich_text_features", register_study_citations)


@hooks.register("register_admin_urls")
def import_urls():
    """Add the steps of importing a library of references."""
    steps = {
        "": (ChooseFilesView, "blog_import_studies"),
        "confirm/": (ConfirmImportView, "blog_confirm_import"),
        "report/": (ImportReportView, "blog_import_report"),
    }
    return [
        path(f"evidence/import/{step}", view.as_view(), name=name)
        for step, (view, name) in steps.items()
    ]


@hooks.register("before_delete_snippet")
def keep_studies_that_are_cited(request, instances):
    """Send somebody back to a study's usage if an article cites it; nothing is deleted then.

    Wagtail would delete it and leave citations of nothing behind.
    """
    for study in instances:
        cited = isinstance(study, Study) and ReferenceIndex.get_grouped_references_to(study).count()
        if cited:
            sentence = ngettext(
                "“%(study)s” is cited by %(count)s page. Take the citation out first.",
                "“%(study)s” is cited by %(count)s pages. Take the citations out first.",
                cited,
            )
            messages.error(request, sentence % {"study": study, "count": cited})
            return redirect("wagtailsnippets_blog_study:usage", study.pk)


@hooks.register("register_admin_urls")
def addresses_of_advice():
    """Add what the editor asks while somebody writes."""
    return [
        path("evidence/checks/", evidence_advice.evidence_checks, name="blog_evidence_checks"),
        path("evidence/matching/", evidence_advice.matching_studies, name="blog_matching_studies"),
    ]


@hooks.register("insert_editor_js")
def advice_while_writing():
    """Load what offers matching studies and keeps the evidence checks current."""
    return format_html(
        '<script type="module" src="{}"></script>'
        '<script type="module" src="{}" data-matching-studies="{}"></script>',
        static("js/evidence-checks.js"),
        static("js/matching-studies.js"),
        reverse("blog_matching_studies"),
    )
