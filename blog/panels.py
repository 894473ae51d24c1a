"""What the editor shows of an article's evidence while somebody writes."""

from wagtail.admin.panels import Panel

from blog.checks import Text, checks


class EvidenceChecksPanel(Panel):
    """Lists what the evidence checks found, below the body; `evidence-checks.js` keeps it current.

    It holds no field and stops nobody from saving or publishing.
    """

    class BoundPanel(Panel.BoundPanel):
        template_name = "blog/admin/evidence_checks_panel.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            article = self.instance
            context["checks"] = checks(Text(article.title, article.summary, article.body))
            return context
