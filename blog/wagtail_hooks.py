"""What the editor adds for articles: the studies they cite and the topics they are about."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from pages.dashboard import STEP_HOOK

from .dashboard import first_article_step
from .snippets import StudyViewSet, TopicViewSet

register_snippet(StudyViewSet)
register_snippet(TopicViewSet)

hooks.register(STEP_HOOK, first_article_step)
