"""The demo's pictures, drawn for it in the site's palette.

Each PNG is its SVG as Chromium prints it, 1600 by 900 pixels (portraits 800 by 800), reduced to 48
colours. What matters stands clear of the edges, because pages crop to 21:9 and 4:3.
"""

from pathlib import Path

from django.core.files.images import ImageFile

from pages.models import Image

PICTURES_DIR = Path(__file__).parent / "pictures"

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
