"""Which address is answered by what. Wagtail's pages come last, so they answer whatever is left."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls

from clinic_site import media
from clinic_site.sitemap import sitemap
from clinic_site.styleguide.views import styleguide
from pages import views
from pages.serving import serve
from pages.views.dates.unscheduling import UnschedulePage
from pages.views.edit_page import edit_page

handler400 = "clinic_site.errors.bad_request"
handler404 = "clinic_site.errors.not_found"
handler500 = "clinic_site.errors.server_error"

urlpatterns = [
    # One way to log in: Wagtail's other one, for private pages, knows no second step.
    path("admin/", include("clinic_site.accounts.urls")),
    path(
        "_util/login/", RedirectView.as_view(pattern_name="wagtailadmin_login", query_string=True)
    ),
    # Wagtail's view has no hook that could tell of an update that would have gone live.
    path(
        "admin/pages/<int:page_id>/revisions/<int:revision_id>/unschedule/",
        require_admin_access(UnschedulePage.as_view()),
    ),
    # Found before Wagtail's own, whose name still leads here.
    path("admin/pages/<int:page_id>/edit/", edit_page),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", media.serve, name="media"),
    path("search/", views.refuse_long_query(views.search), name="search"),
    path("team/", views.team, name="team"),
    path("team/<slug:slug>/", views.person, name="person"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap, name="sitemap_section"),
    re_path(r"^theme\.(?P<digest>[0-9a-f]{12})\.css$", views.theme, name="theme"),
    path("styleguide/", styleguide, name="styleguide"),
    path("robots.txt", views.robots, name="robots"),
    re_path(r"^(?P<slug>[\w-]+)/send/$", views.send_request, name="send_request"),
    # Wagtail's own view stands behind it, at the same address and with the same name.
    re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
    path("", include(wagtail_urls)),
]
