"""Security headers that Django does not set by itself."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property


class SecurityHeadersMiddleware(CSPMiddleware):
    """Send the content security policy and Cross-Origin-Resource-Policy.

    Public pages get the strict policy; the editor gets the one that Wagtail's inline scripts need.
    A policy that a view has set itself, as Wagtail does for documents, is kept.
    """

    @cached_property
    def editor_prefix(self):
        return reverse("wagtailadmin_home")

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path.startswith(self.editor_prefix):
            return PolicyParts(
                config=settings.EDITOR_CONTENT_SECURITY_POLICY["DIRECTIVES"],
                update=parts.update,
                replace=parts.replace,
                nonce=parts.nonce,
            )
        return parts

    def process_response(self, request, response):
        response = super().process_response(request, response)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
