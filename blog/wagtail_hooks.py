"""What the editor adds for articles: the studies they cite and the topics they are about."""

from wagtail.snippets.models import register_snippet

from .snippets import StudyViewSet, TopicViewSet

register_snippet(StudyViewSet)
register_snippet(TopicViewSet)
