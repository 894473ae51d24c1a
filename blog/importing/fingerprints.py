"""Hashes that tell whether a source, or the article it became, has changed."""

import hashlib
import json

EDITED_FIELDS = (
    "title",
    "slug",
    "summary",
    "introduction",
    "body",
    "number_sections",
    "topics",
    "lead_image",
    "lead_image_alt",
    "lead_image_decorative",
    "lead_image_caption",
    "seo_title",
    "search_description",
)


def source_hash(text, pictures, options):
    """Return the hash of a post and of the options it is imported with.

    `text` is the source, `pictures` the paths of the files that come with it, `options` what
    `ImportOptions.to_json` returns.
    """
    parts = [" ".join(text.split())]
    parts += [hashlib.sha256(path.read_bytes()).hexdigest() for path in pictures]
    parts.append(json.dumps(options, sort_keys=True))
    return _hash(parts)


def revision_hash(revision):
    """Return the hash of what somebody could have edited in a revision of an article."""
    content = revision.content
    parts = [json.dumps(content.get(field), sort_keys=True) for field in EDITED_FIELDS]
    parts.append(json.dumps([entry["person"] for entry in content["article_authors"]]))
    return _hash(parts)


def _hash(parts):
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
