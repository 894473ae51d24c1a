"""A draft to what the article's fields hold; every piece of HTML is cleaned on the way."""

import uuid

from django.utils.html import escape

from .draft import NumberedList, Picture, Prose, StudyMention
from .markup import clean_rich_text

MOST_ALT_CHARACTERS = 255


def stream_data(sections, source_key, images):
    """Return the raw stream data of a draft's sections.

    `images` maps the `source` of pictures to `pages.Image` records; a picture that is not in it is
    left out, and its caption becomes a paragraph. A section's id is made of the source's key and
    its heading, so that its permanent anchor is the same when the post is imported again.
    """
    taken, data = {}, []
    for section in sections:
        count = taken[section.heading] = taken.get(section.heading, 0) + 1
        name = f"{source_key}\n{section.heading}\n{count}"
        content = [raw for block in section.blocks if (raw := _raw_block(block, images))]
        data.append(
            {
                "type": "section",
                "id": str(uuid.uuid5(uuid.NAMESPACE_URL, name)),
                "value": {"heading": section.heading, "content": content},
            }
        )
    return data


def _raw_block(block, images):
    match block:
        case Prose():
            return {"type": "prose", "value": clean_rich_text(block.html)}
        case NumberedList():
            items = [_raw_item(item) | {"items": _nested(item)} for item in block.items]
            return {"type": "numbered_list", "value": {"start": block.start, "items": items}}
        case StudyMention():
            value = {
                "study": None,
                "journal_named": block.journal,
                "stated_design": block.design,
                "heading": "",
                "finding": clean_rich_text(block.html),
                "limits": "",
            }
            return {"type": "study_citation", "value": value}
        case Picture():
            return _raw_picture(block, images.get(block.source))


def _raw_item(item):
    return {"lead_in": item.lead_in, "text": clean_rich_text(item.html)}


def _nested(item):
    return [_raw_item(nested) for nested in item.items]


def _raw_picture(picture, image):
    if image is None:
        if not picture.caption:
            return None
        caption = clean_rich_text(f"<p>{escape(picture.caption)}</p>")
        return {"type": "prose", "value": caption}
    alt = picture.alt or ""
    chosen = {
        "image": image.pk,
        "alt_text": alt[:MOST_ALT_CHARACTERS],
        "decorative": picture.alt == "",
    }
    return {"type": "image", "value": {"image": chosen, "caption": picture.caption}}
