"""How studies and topics are listed and edited."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from .evidence.permissions import StudyPermissionPolicy
from .models import Study, Topic
from .views.add_study import AddStudyView
from .views.study_chooser import StudyChooserViewSet
from .views.study_list import CitingPagesColumn, StudyIndexView, studies_in_list
from .views.study_record import StudyEditView, StudyUsageView


class StudyViewSet(SnippetViewSet):
    """The studies that articles cite, in a menu item of their own."""

    model = Study
    icon = "doc-full-inverse"
    menu_label = _("Evidence")
    menu_name = "evidence"
    menu_order = 210
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display = [
        "title",
        Column("short_authors", label=_("Authors")),
        "journal",
        Column("year", label=_("Year"), sort_key="year"),
        Column("get_design_display", label=_("Design"), sort_key="design"),
        Column("get_standing_display", label=_("Standing"), sort_key="standing"),
        CitingPagesColumn("citing_pages", label=_("Cited by")),
    ]
    list_per_page = 25
    search_fields = ["search_key"]
    index_view_class = StudyIndexView
    edit_view_class = StudyEditView
    usage_view_class = StudyUsageView
    chooser_viewset_class = StudyChooserViewSet

    @property
    def permission_policy(self):
        return StudyPermissionPolicy(self.model)

    def get_queryset(self, request):
        return studies_in_list(request)

    def get_index_view_kwargs(self, **kwargs):
        """Let “Add” lead to the one box, which leads on to the form."""
        return super().get_index_view_kwargs(add_url_name=self.get_url_name("look_up"), **kwargs)

    def get_urlpatterns(self):
        look_up = self.construct_view(
            AddStudyView,
            permission_policy=self.permission_policy,
            index_url_name=self.get_url_name("list"),
            edit_url_name=self.get_url_name("edit"),
            typed_url_name=self.get_url_name("add"),
        )
        return [*super().get_urlpatterns(), path("look-up/", look_up, name="look_up")]


class TopicViewSet(SnippetViewSet):
    """The short list of what articles are about."""

    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    menu_name = "topics"
    menu_order = 230
    add_to_admin_menu = True
    copy_view_enabled = False
    list_display = ["name", "slug", "page"]
    search_fields = ["name", "description"]
