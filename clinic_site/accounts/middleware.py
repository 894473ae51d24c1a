"""What the middleware of accounts has in common: it looks at the editor's addresses only."""

from django.urls import reverse
from django.utils.functional import cached_property


class EditorMiddleware:
    """Calls `look_at(request)` before each view of the editor; an answer it returns is sent."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    @cached_property
    def editor_prefix(self):
        return reverse("wagtailadmin_home")

    def process_view(self, request, view, args, kwargs):
        if request.path_info.startswith(self.editor_prefix):
            return self.look_at(request)
        return None
