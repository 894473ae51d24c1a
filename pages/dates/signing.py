"""Which words a record is bound to."""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Prefetch, prefetch_related_objects
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page, Revision

# Talk among staff about the page; no record keeps it.
COMMENTS = (COMMENTS_RELATION_NAME, "comments")

# What publishing, scheduling, locking and moving change; none of it is read by anybody.
NOT_CONTENT = {
    *COMMENTS,
    "alias_of",
    "depth",
    "draft_title",
    "expire_at",
    "expired",
    "first_published_at",
    "go_live_at",
    "has_unpublished_changes",
    "last_published_at",
    "latest_revision",
    "latest_revision_created_at",
    "live",
    "live_revision",
    "locked",
    "locked_at",
    "locked_by",
    "numchild",
    "owner",
    "path",
    "url_path",
}


def live_page(page):
    """Return a page as readers see it, whatever the object at hand says."""
    return Page.objects.get(pk=page.pk).specific


def live_version(page):
    """Return the fields of a `SignedVersion` for what readers see of a page now.

    The page's own rows are asked, and not its live revision: that may have been rewritten, or
    purged, or never have been.
    """
    live = live_page(page)
    return _fields(live.live_revision, live.serializable_data())


def live_versions(pages):
    """Return the same for many pages, by their keys, in a number of queries for each page type."""
    by_type = {}
    for page in Page.objects.filter(pk__in=[page.pk for page in pages]).specific():
        by_type.setdefault(type(page), []).append(page)
    for model, alike in by_type.items():
        prefetch_related_objects(alike, *_serialized_with(model))
    return {
        page.pk: _fields(page.live_revision, page.serializable_data())
        for alike in by_type.values()
        for page in alike
    }


def _serialized_with(model):
    """Return what `serializable_data` reads beside a page's own row, to be loaded together."""
    return [
        Prefetch("live_revision", Revision.objects.defer("content")),
        *(relation.get_accessor_name() for relation in get_all_child_relations(model)),
        *(field.name for field in get_all_child_m2m_relations(model)),
    ]


def version_of(revision):
    """Return the fields of a `SignedVersion` for a revision."""
    return _fields(revision, revision.content)


def page_as_signed(page, content):
    """Return a page, never to be saved, with the content that a record was bound to.

    What it points to may be gone since, and that must not keep anybody from reading the rest.
    """
    signed = page.specific_class.from_serializable_data(content, check_fks=False)
    signed.pk = page.pk
    return signed


def content_hash(content):
    """Return the SHA-256 of a page's serialized content, 64 hexadecimal digits."""
    said = {name: value for name, value in content.items() if name not in NOT_CONTENT}
    text = json.dumps(said, cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _fields(revision, content):
    content = {name: value for name, value in content.items() if name not in COMMENTS}
    return {
        "revision": revision,
        "revision_number": revision.pk if revision else None,
        "revision_made_at": revision.created_at if revision else None,
        "content": content,
        "content_hash": content_hash(content),
    }
