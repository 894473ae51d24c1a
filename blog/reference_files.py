"""An article's references as files that readers can download."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog.studies.exports import EXPORTS, exported
from pages.addresses import page_path

# BibTeX passes over what stands before its first entry; a list as text says it as well.
COMMENT = {"bibtex": "% {}\n\n", "text": "{}\n\n"}


def references_response(article, name, style):
    """Answer with the article's references as a file; `name` is one of EXPORTS.

    A list in plain text is printed in `style`. Citations without a record are left out, which the
    file says where its format has comments. Raises Http404 for any other name, and if no citation
    has a record.
    """
    outline = article.outline
    if name not in EXPORTS or not outline.studies:
        raise Http404(_("There is no such file of references."))
    _format, ending, content_type, _label = EXPORTS[name]
    text = exported(outline.studies, name, style)
    lack = left_out(outline.without_record)
    if lack and name in COMMENT:
        text = COMMENT[name].format(lack) + text
    response = HttpResponse(text, content_type=content_type)
    filename = f"{article.slug}-references.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def reference_links(article, request):
    """Return the links to the files: `url` and `label` each; none if no citation has a record."""
    if not article.outline.studies:
        return []
    path = page_path(article, request)
    return [
        {"url": path + article.reverse_subpage("references", args=[name]), "label": label}
        for name, (_format, _ending, _type, label) in EXPORTS.items()
    ]


def left_out(count):
    """Return the sentence that says how many citations a file lacks; empty for none."""
    if not count:
        return ""
    return ngettext(
        "%(count)d citation without source details is left out.",
        "%(count)d citations without source details are left out.",
        count,
    ) % {"count": count}
