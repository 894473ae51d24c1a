"""The drawings in one file: each is used, none is missing, and all take the page's colours."""

import re
from pathlib import Path

from django.conf import settings

from clinic_site.styleguide.pictures import drawings

TEMPLATES = Path(settings.BASE_DIR) / "templates"
USED = re.compile(r'components/drawing\.html" with name="(\w+)"')


def test_every_drawing_is_used_and_none_is_missing():
    used = {name for file in TEMPLATES.rglob("*.html") for name in USED.findall(file.read_text())}
    assert used == set(drawings())


def test_drawings_have_no_colour_of_their_own():
    svg = (Path(settings.BASE_DIR) / "static/img/drawings.svg").read_text()
    colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg)) - {"none"}
    tokens = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text()
    assert colours
    for colour in colours:
        name = re.fullmatch(r"var\((--[\w-]+)\)", colour)[1]
        assert f"{name}:" in tokens
