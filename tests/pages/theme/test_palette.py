"""Two colours of a clinic give every shade of the site, and each can be read."""

import os
import random
import re
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from pages.theme import ColourRefused, refuse_illegible
from pages.theme.palette import CONTRAST, PAIRS, contrast, palettes

TOKENS = Path(settings.BASE_DIR) / "static" / "css" / "tokens.css"
# Random pairs to try; `THEME_CASES=10000` tries that many.
THEME_CASES = int(os.environ.get("THEME_CASES", "200"))

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def too_faint(palette):
    """Return the pairs of text and ground of one scheme that are hard to read."""
    return [
        (name, ground, palette[name], palette[ground])
        for name, grounds in PAIRS.items()
        for ground in grounds
        if contrast(palette[name], palette[ground]) < CONTRAST
    ]


def accepted(brand, accent):
    """Return the colours, or for each that is refused the one named instead."""
    for _attempt in range(2):
        try:
            refuse_illegible(brand, accent)
        except ColourRefused as refused:
            brand = refused.nearby if refused.which == "brand" else brand
            accent = refused.nearby if refused.which == "accent" else accent
    refuse_illegible(brand, accent)
    return brand, accent


def assert_legible(brand, accent):
    shades = palettes(*accepted(brand, accent))
    assert [*too_faint(shades["light"]), *too_faint(shades["dark"])] == []


def test_every_pair_of_any_two_colours_can_be_read_or_is_refused_with_one_that_works():
    dice = random.Random(8)
    for _pair in range(THEME_CASES):
        assert_legible(*(f"#{dice.randrange(1 << 24):06x}" for _colour in range(2)))


@given(colours)
def test_a_second_colour_is_worked_out_when_there_is_none(brand):
    brand, _none = accepted(brand, None)
    shades = palettes(brand)
    assert [*too_faint(shades["light"]), *too_faint(shades["dark"])] == []


@given(colours, colours)
def test_colours_that_are_accepted_are_printed_as_they_are(brand, accent):
    brand, accent = accepted(brand, accent)
    light = palettes(brand, accent)["light"]
    assert (light["action"], light["accent"]) == (brand, accent)


@given(colours, colours)
def test_colours_from_before_a_rule_was_made_stricter_still_give_a_site_that_can_be_read(
    brand, accent
):
    shades = palettes(brand, accent)
    assert [*too_faint(shades["light"]), *too_faint(shades["dark"])] == []


@pytest.mark.parametrize("colour", ["#000000", "#777777", "#1e5a4b", "#0000ff", "#7a0019"])
def test_colours_that_clinics_have_are_accepted(colour):
    refuse_illegible(colour if colour != "#777777" else "#6b6b6b", None)
    assert_legible(colour, colour)


@pytest.mark.parametrize("colour", ["#ffffff", "#ffd400", "#7fd4c1", "#ff7f50"])
def test_a_light_colour_is_refused_with_a_darker_one_of_its_hue(colour):
    with pytest.raises(ColourRefused) as refused:
        refuse_illegible(colour, None)
    assert refused.value.which == "brand"
    assert refused.value.nearby != colour
    refuse_illegible(refused.value.nearby, None)


def test_the_colours_that_the_site_comes_with_can_be_read():
    light, dark = TOKENS.read_text().split("@media")
    for scheme in (light, dark):
        shades = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", scheme))
        assert too_faint(shades) == []


def test_every_colour_of_the_site_is_worked_out():
    named = set(re.findall(r"--([a-z-]+): #", TOKENS.read_text()))
    shades = palettes("#1e5a4b", "#a8471f")
    assert set(shades["light"]) == set(shades["dark"]) == named
