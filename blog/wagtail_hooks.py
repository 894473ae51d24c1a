"""What the editor adds for articles: the studies they cite and the topics they are about."""

from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import ReferenceIndex
from wagtail.snippets.models import register_snippet

from pages.dashboard import STEP_HOOK

from .dashboard import add_unsound_evidence, first_article_step
from .models import Study
from .snippets import StudyViewSet, TopicViewSet

register_snippet(StudyViewSet)
register_snippet(TopicViewSet)

hooks.register(STEP_HOOK, first_article_step)
hooks.register("construct_homepage_panels", add_unsound_evidence)


@hooks.register("insert_editor_js")
def study_adding_script():
    """Look up what is pasted into the study chooser, on every form that may hold one."""
    script, style = static("js/study-adding.js"), static("css/study-adding.css")
    return format_html(
        '<script type="module" src="{}"></script><link rel="stylesheet" href="{}">', script, style
    )


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
