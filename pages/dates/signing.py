"""Which words a record is bound to."""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Page

# What publishing, scheduling, locking and moving change; none of it is read by anybody.
NOT_CONTENT = {
    "alias_of",
    "comments",
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
    "wagtail_admin_comments",
}


def live_version(page):
    """Return the fields of a `SignedVersion` for what readers see of a page now.

    The page's own rows are asked, and not its live revision: that may have been rewritten, or
    purged, or never have been.
    """
    live = Page.objects.get(pk=page.pk).specific
    return _fields(live.live_revision, live.serializable_data())


def version_of(revision):
    """Return the fields of a `SignedVersion` for a revision."""
    return _fields(revision, revision.content)


def content_hash(content):
    """Return the SHA-256 of a page's serialized content, 64 hexadecimal digits."""
    said = {name: value for name, value in content.items() if name not in NOT_CONTENT}
    text = json.dumps(said, cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _fields(revision, content):
    return {
        "revision": revision,
        "revision_number": revision.pk if revision else None,
        "revision_made_at": revision.created_at if revision else None,
        "content": content,
        "content_hash": content_hash(content),
    }
