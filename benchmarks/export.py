"""Writes an article of ours as the plain blocks of `plain_blog`: `export.py SLUG FILE`.

Runs in a process of its own with this site's settings. Everything a reader sees in the article is
carried over, the formatted references as a numbered list, so that both servers print the same text.
"""

import json
import sys
from pathlib import Path

import django
from django.utils.html import escape

STYLE = "ama"  # of the references; what the demo's clinic has chosen


def plain_blocks(outline):
    """Yield `(kind, value)` of every block of an article's outline."""
    for section in outline.sections:
        if section["heading"]:
            yield "heading", section["heading"]
        for block in section["content"]:
            yield from plain_block(block.block_type, block.value)
    yield "heading", "References"
    yield (
        "numbered_list",
        [{"lead_in": "", "text": f"<p>{escape(printed(line))}</p>"} for line in outline.references],
    )


def plain_block(kind, value):
    """Yield what one block of ours becomes."""
    from blog.study_card import card_of

    if kind == "prose":
        yield "paragraph", value.source
    elif kind == "numbered_list":
        yield (
            "numbered_list",
            [
                {"lead_in": item["lead_in"] or "", "text": item["text"].source}
                for item in value["items"]
            ],
        )
    elif kind == "study_citation":
        yield (
            "study",
            {
                "heading": value["heading"],
                "design": str(card_of(value)["facts"][0]),
                "journal": value.journal,
                "finding": value["finding"].source,
                "limits": value["limits"].source,
            },
        )
    elif kind == "image":
        yield "image", value["image"].file.path
    elif kind == "table":
        rows = ["; ".join(str(cell.value) for cell in row) for row in value.rows]
        yield "paragraph", "".join(f"<p>{escape(row)}</p>" for row in rows)
    elif kind == "callout":
        yield "paragraph", f"<h3>{escape(value['heading'])}</h3>{value['text'].source}"
    elif kind == "quote":
        yield "paragraph", f"<p>{escape(value['text'])}</p><p>{escape(value['attribution'])}</p>"
    else:
        raise ValueError(f"The plain blog has no block for {kind!r}.")


def printed(line):
    """Return a line of the references as text, as far as there is a record."""
    from blog.studies.references import reference_text

    return reference_text(line.study.cited_item, STYLE) if line.study else line.journal


def main(slug, file):
    from blog.models import ArticlePage

    article = ArticlePage.objects.get(slug=slug)
    image = article.lead_image
    exported = {
        "title": article.title,
        "slug": article.slug,
        "introduction": article.introduction,
        "author": ", ".join(person.name for person in article.authors),
        "lead_image": image.file.path if image else None,
        "body": list(plain_blocks(article.outline)),
    }
    Path(file).write_text(json.dumps(exported))


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
