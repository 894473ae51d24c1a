"""The site's own drawings, and a picture that was never uploaded, in any size asked for."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from wagtail.images import get_image_model

DRAWING = "img/picture-preview.svg"
RATIO = 0.4  # height of the drawing by its width


def drawings():
    """Return the names of the drawings in `static/img/drawings.svg`."""
    return re.findall(r'<symbol id="(\w+)"', Path(finders.find("img/drawings.svg")).read_text())


def picture(**facts):
    """Return an image in memory; `facts` are fields such as its credit."""
    image = get_image_model()(title="A picture", width=1600, height=640, **facts)
    image.get_rendition = lambda wanted: _rendition(image, wanted)
    image.get_renditions = lambda *wanted: {one.spec: _rendition(image, one) for one in wanted}
    return image


def _rendition(image, wanted):
    width = int(re.search(r"\d+", wanted.spec)[0])
    rendition = image.get_rendition_model()(
        image=image, width=width, height=round(width * RATIO), file=DRAWING
    )
    rendition.file.storage = staticfiles_storage
    return rendition
