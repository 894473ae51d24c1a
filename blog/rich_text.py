"""Studies cited inside running text: how a marker is stored, edited and found again.

A marker is stored as `<a linktype="study" id="12">[Lu 2020]</a>`. Its text is what editors see;
readers see the number that the article gives the study.
"""

from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import LinkElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text import LinkHandler

from blog.models import Study
from blog.text_blocks import CITE_FEATURE

ENTITY = "STUDY"


class StudyLinkHandler(LinkHandler):
    """Tells Wagtail which study a marker cites, and links to it where no article numbers it."""

    identifier = "study"

    @staticmethod
    def get_model():
        return Study

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        studies = cls.get_many(attrs_list)
        return [
            format_html('<a href="{}">', study.source_url) if study and study.source_url else "<a>"
            for study in studies
        ]

    @classmethod
    def extract_references(cls, attrs):
        """Yield the study: without this, Wagtail's reference index knows no marker."""
        yield Study, attrs["id"], "", ""


class StudyElementHandler(LinkElementHandler):
    """Reads a stored marker into the editor."""

    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs):
        return {"id": attrs.get("id")}


def study_entity(props):
    """Write a marker from the editor as it is stored."""
    return DOM.create_element("a", {"linktype": "study", "id": props.get("id")}, props["children"])


def register_study_citations(features):
    """Add the feature to Wagtail's registry of what rich text can do."""
    features.register_link_type(StudyLinkHandler)
    features.register_editor_plugin(
        "draftail",
        CITE_FEATURE,
        EntityFeature(
            {
                "type": ENTITY,
                "icon": "doc-full-inverse",
                "description": _("Cite a study"),
                "chooserUrls": {
                    "studyChooser": reverse_lazy("wagtailsnippetchoosers_blog_study:choose")
                },
            },
            js=["wagtailadmin/js/chooser-modal.js", "js/study-marker.js"],
        ),
    )
    features.register_converter_rule(
        "contentstate",
        CITE_FEATURE,
        {
            "from_database_format": {'a[linktype="study"]': StudyElementHandler(ENTITY)},
            "to_database_format": {"entity_decorators": {ENTITY: study_entity}},
        },
    )
