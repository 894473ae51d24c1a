"""What counts as the content of a thing the demo made, and whether somebody has edited it.

The fields are named one by one: those left out change by themselves (paths, counters, search
texts, the standing that a retraction check writes), and a column added by a later release must not
look like an edit.
"""

import hashlib
import json
import re

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import FileField
from wagtail.fields import StreamField
from wagtail.models import Page

from pages.models import DemoRecord, PageDates, RequestPage

PAGE = ("title", "slug", "seo_title", "search_description", "show_in_menus")
SUBJECT = (
    *PAGE,
    "summary",
    "lead_image",
    "lead_image_alt",
    "what_it_is",
    "what_to_expect",
    "body",
    "practitioners",
)
CONTENT = {
    "pages.standardpage": (*PAGE, "summary", "body"),
    "pages.contactpage": (*PAGE, "summary", "thanks"),
    "pages.appointmentrequestpage": (*PAGE, "summary", "thanks"),
    "pages.locationindexpage": (*PAGE, "summary"),
    "pages.locationpage": (
        *PAGE,
        "summary",
        "address",
        "phone",
        "email",
        "booking_url",
        "map_url",
        "step_free_access",
        "transport",
        "parking",
        "week",
        "exceptions",
        "holiday_country",
        "holiday_region",
        "time_zone",
        "body",
    ),
    "blog.evidencelibrarypage": (*PAGE, "introduction"),
    "pages.serviceindexpage": (*PAGE, "introduction"),
    "pages.servicepage": (
        *SUBJECT,
        "who_it_is_for",
        "risks",
        "price",
        "duration",
        "booking_url",
        "conditions",
    ),
    "pages.conditionindexpage": (*PAGE, "introduction"),
    "pages.conditionpage": (*SUBJECT, "also_called", "who_gets_it", "when_to_get_help"),
    "blog.articlepage": (
        *PAGE,
        "summary",
        "introduction",
        "body",
        "number_sections",
        "lead_image",
        "lead_image_alt",
        "lead_image_decorative",
        "lead_image_caption",
        "topics",
    ),
    "pages.person": (
        "name",
        "slug",
        "credentials",
        "profession",
        "role",
        "licence_number",
        "languages",
        "booking_url",
        "photo",
        "biography",
        "is_listed",
        "account",
    ),
    "pages.profession": ("name", "is_physician"),
    "pages.image": (
        "title",
        "file",
        "description",
        "credit",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    ),
    "wagtaildocs.document": ("title", "file"),
    "blog.topic": ("name", "slug", "description", "page"),
    "blog.study": (
        "title",
        "authors",
        "journal",
        "journal_abbreviation",
        "year",
        "volume",
        "issue",
        "pages",
        "doi",
        "pmid",
        "pmcid",
        "design",
        "participants",
    ),
}
QUESTION = ("label", "field_type", "required", "help_text", "choices")
DATES = ("published_on", "changes", "reviewed_on", "reviewed_by", "owner")

# The editor gives each paragraph a key when it saves, also when nothing was typed.
EDITOR_KEY = re.compile(r' data-block-key=\\*"\w*\\*"')


def digest(value):
    """Return the SHA-256 of a value as JSON, 64 hexadecimal digits."""
    text = json.dumps(value, cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(EDITOR_KEY.sub("", text).encode()).hexdigest()


def field_fingerprint(instance, field):
    """Return the fingerprint of one field of a row."""
    return digest(_value(instance, field))


def fingerprint(instance):
    """Return the fingerprint of a row's content: of a page, with its dates.

    An article's authors and subjects belong to it too, and a form's questions.
    """
    content = {field: _value(instance, field) for field in CONTENT[instance._meta.label_lower]}
    if instance._meta.label_lower == "blog.articlepage":
        content["authors"] = [entry.person_id for entry in instance.article_authors.all()]
        content["subjects"] = [entry.page_id for entry in instance.article_subjects.all()]
    if isinstance(instance, RequestPage):
        content["questions"] = [
            [_value(question, field) for field in QUESTION]
            for question in instance.form_fields.all()
        ]
    if isinstance(instance, Page):
        dates = PageDates.objects.filter(page_id=instance.pk).values(*DATES).first()
        content["dates"] = dates
    return digest(content)


def is_edited(record, instance):
    """Say whether a row differs from what the demo made: as it stands, or in a newer draft."""
    versions = [instance]
    if isinstance(instance, Page) and instance.latest_revision:
        versions.append(instance.get_latest_revision_as_object())
    return any(fingerprint(version) != record.fingerprint for version in versions)


def record_made(instance):
    """Remember that the demo made this row."""
    DemoRecord.objects.create(
        model=instance._meta.label_lower,
        object_pk=str(instance.pk),
        fingerprint=fingerprint(instance),
    )


def record_filled(instance, fields):
    """Remember that the demo filled in these fields of a row that was there before."""
    for field in fields:
        DemoRecord.objects.create(
            model=instance._meta.label_lower,
            object_pk=str(instance.pk),
            field=field,
            fingerprint=field_fingerprint(instance, field),
        )


def _value(instance, name):
    field = instance._meta.get_field(name)
    if field.many_to_many:
        return sorted(row.pk for row in field.value_from_object(instance))
    if isinstance(field, StreamField):
        # As values and not as text: PostgreSQL gives the keys of JSON back in an order of its own.
        return json.loads(field.value_to_string(instance))
    if isinstance(field, FileField):
        return field.value_to_string(instance)
    return field.value_from_object(instance)
