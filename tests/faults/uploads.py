"""Uploading pictures and documents as the editor does, and whether rows and files match.

Imports the site's models, so `ServedSite.use_here` comes first.
"""

import random
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from PIL import Image as Picture
from wagtail.documents import get_document_model

from pages.models import Image, Rendition
from tests.faults.editors import hidden_fields

TITLE = "Uploaded"
SIDE = 200  # pixels; as noise about 120 kB
DOCUMENT_SIZE = 100_000  # bytes


class Uploader:
    """Uploads through the editor's forms in the name of an `Editor`."""

    def __init__(self, editor):
        self.editor = editor
        self.ways = {
            "a picture": self.send_picture,
            "a picture among several": self.send_one_of_several,
            "a document": self.send_document,
        }

    def send_picture(self):
        """Upload by the form for one picture; return the answer."""
        return self._send("wagtailimages:add", "file", ("noise.png", noise()))

    def send_one_of_several(self):
        """Upload by the page that takes several pictures; return the answer."""
        return self._send("wagtailimages:add_multiple", "files[]", ("noise.png", noise()))

    def send_document(self):
        """Upload by the form for one document; return the answer."""
        content = random.randbytes(DOCUMENT_SIZE)
        return self._send("wagtaildocs:add", "file", ("text.pdf", b"%PDF-1.4" + content))

    def _send(self, name, field, file):
        address = reverse(name)
        fields = hidden_fields(self.editor.get(address).text)
        data = {**fields, "title": TITLE, "tags": ""}
        return self.editor.post(address, data, files={field: file})

    def delete_all(self):
        """Take away what was uploaded."""
        for model in (Image, get_document_model()):
            for row in model.objects.filter(title__in=[TITLE, "noise"]):
                row.delete()


def noise():
    """Return a picture that cannot be compressed."""
    content = BytesIO()
    picture = Picture.frombytes("RGB", (SIDE, SIDE), random.randbytes(SIDE * SIDE * 3))
    picture.save(content, "PNG")
    return content.getvalue()


def unmatched_files():
    """Return files without a row, and rows without their file."""
    models = (Image, Rendition, get_document_model())
    rows = {name for model in models for name in model.objects.values_list("file", flat=True)}
    root = Path(settings.MEDIA_ROOT)
    files = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    files.discard("ballast")
    return [f"a file without a row: {name}" for name in sorted(files - rows)] + [
        f"a row without its file: {name}" for name in sorted(rows - files)
    ]
