"""How studies and topics are listed and edited."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from .models import Study, Topic


class StudyIndexView(IndexView):
    """The list of studies, with a button that brings in a library of references."""

    @cached_property
    def header_buttons(self):
        buttons = super().header_buttons
        if self.request.user.has_perm("blog.add_study"):
            url = reverse("blog_import_studies")
            buttons = [*buttons, HeaderButton(_("Import"), url=url, icon_name="upload")]
        return buttons


class StudyViewSet(SnippetViewSet):
    """The studies that articles cite, in a menu item of their own."""

    model = Study
    index_view_class = StudyIndexView
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
    ]
    list_filter = ["design", "standing", "year"]
    list_per_page = 50


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
