"""What the editor adds for articles: the studies they cite and the topics they are about."""

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from pages.dashboard import STEP_HOOK
from pages.dates.states import STATE_HOOK
from pages.search.topics import TOPIC_HOOK

from .dashboard import add_unsound_evidence, first_article_step
from .date_states import evidence_changed
from .rich_text import register_study_citations
from .search_topics import topics_of_articles
from .snippets import StudyViewSet, TopicViewSet
from .views import (
    evidence_advice,
    page_notice,
    reports,
    study_history,
    study_merge,
    study_record,
)
from .views.import_studies import ChooseFilesView, ConfirmImportView, ImportReportView

register_snippet(StudyViewSet)
register_snippet(TopicViewSet)

hooks.register(STEP_HOOK, first_article_step)
hooks.register(STATE_HOOK, evidence_changed)
hooks.register(TOPIC_HOOK, topics_of_articles)
hooks.register("register_rich_text_features", register_study_citations)
hooks.register("before_delete_snippet", study_record.refuse_to_delete_cited_studies)
hooks.register("before_edit_page", page_notice.say_that_evidence_changed)
hooks.register("register_log_actions", study_history.register_study_log_actions)
hooks.register("construct_homepage_panels", add_unsound_evidence)


@hooks.register("insert_editor_js")
def study_adding_script():
    """Look up what is pasted into the study chooser, on every form that may hold one."""
    script, style = static("js/study-adding.js"), static("css/study-adding.css")
    return format_html(
        '<script type="module" src="{}"></script><link rel="stylesheet" href="{}">', script, style
    )


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


@hooks.register("register_admin_urls")
def evidence_urls():
    unverified, changed = reports.UnverifiedCitations, reports.ChangedEvidence
    return [
        path("evidence/<int:pk>/merge/", study_merge.merge_study, name="blog_merge_study"),
        path("evidence/<int:pk>/unmerge/", study_merge.unmerge_study, name="blog_unmerge_study"),
        *(
            address
            for view, slug in ((unverified, "unverified-citations"), (changed, "changed-evidence"))
            for address in (
                path(f"reports/{slug}/", view.as_view(), name=view.index_url_name),
                path(
                    f"reports/{slug}/results/",
                    view.as_view(results_only=True),
                    name=view.index_results_url_name,
                ),
            )
        ),
    ]


@hooks.register("register_reports_menu_item")
def unverified_citations_menu_item():
    return _report(reports.UnverifiedCitations, "unverified-citations", 800)


@hooks.register("register_reports_menu_item")
def changed_evidence_menu_item():
    return _report(reports.ChangedEvidence, "changed-evidence", 810)


def _report(view, name, order):
    return MenuItem(
        view.page_title,
        reverse(view.index_url_name),
        name=name,
        icon_name=view.header_icon,
        order=order,
    )
