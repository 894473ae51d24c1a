"""The demo's pictures, drawn for it in the site's palette, and its leaflets.

Each PNG is its SVG as Chromium prints it, 1600 by 900 pixels (portraits 800 by 800), reduced to 48
colours. What matters stands clear of the edges, because pages crop to 21:9 and 4:3. Each PDF is
its HTML as Chromium prints it, with tags for screen readers.
"""

from pathlib import Path

from django.core.files import File
from django.core.files.images import ImageFile
from wagtail.documents import get_document_model

from pages.models import Image

PICTURES_DIR = Path(__file__).parent / "pictures"
DOCUMENTS_DIR = Path(__file__).parent / "documents"

# File name without suffix -> title in the picture library.
PICTURES = {
    "welcome": "Treatment room",
    "nerves": "Soles of the feet with nerves",
    "back": "Back with the spine as a stem",
    "room": "Two chairs by the window",
    "forearm": "Needles in a forearm",
    "hand": "Open hand with nerves",
    "movement": "Exercise on a mat",
    "orla-vennick": "Orla Vennick, drawn",
    "samuel-iyoha-brandt": "Samuel Iyoha-Brandt, drawn",
    "ines-falkenrath": "Ines Falkenrath, drawn",
}

DOCUMENTS = {
    "what-to-bring": "What to bring to your first visit",
    "registration-form": "Registration form",
}


def add_pictures(undo):
    """Put every picture into the library and return them by key.

    `undo` is an ExitStack: it gets a callback for each file written, because a database transaction
    that fails takes back rows but no files.
    """
    return {key: _add_picture(key, title, undo) for key, title in PICTURES.items()}


def _add_picture(key, title, undo):
    with (PICTURES_DIR / f"{key}.png").open("rb") as drawn:
        image = Image(title=title, file=ImageFile(drawn, name=f"{key}.png"))
        image.save()
    undo.callback(image.file.storage.delete, image.file.name)
    return image


def add_documents(undo):
    """Put every leaflet among the documents and return them by key; `undo` is the same."""
    return {key: _add_document(key, title, undo) for key, title in DOCUMENTS.items()}


def _add_document(key, title, undo):
    with (DOCUMENTS_DIR / f"{key}.pdf").open("rb") as printed:
        document = get_document_model()(title=title, file=File(printed, name=f"{key}.pdf"))
        document.file_size = document.file.size
        document.save()
    undo.callback(document.file.storage.delete, document.file.name)
    return document
