"""Shades by purpose, from a clinic's two colours. Pure: colours in, colours out.

Shades are worked out in OKLCH, where equal steps look equal and a colour keeps its hue when it gets
lighter. Text and its ground reach 4.5:1 (WCAG 2.2, success criterion 1.4.3), in light and dark. The
two colours themselves are printed as the clinic gave them, in light; in dark their hues are.
"""

from coloraide import Color

CONTRAST = 4.5
STEP = 0.005  # of lightness; finer than anybody sees

LIGHT, DARK = "light", "dark"

# The custom properties of static/css/tokens.css that print text, with the grounds under each.
PAIRS = {
    "text": ("page", "surface", "sunken", "tint", "accent-tint", "alarm-tint", "mark"),
    "text-soft": ("page", "surface", "sunken", "tint", "accent-tint"),
    "link": ("page", "surface", "sunken", "tint"),
    "on-tint": ("tint",),
    "on-action": ("action", "action-hover"),
    "accent": ("page", "surface", "sunken", "accent-tint"),
    "alarm": ("page", "surface", "sunken", "alarm-tint"),
    "focus": ("page", "surface", "sunken", "tint"),
}
UNDER_BRAND = (*PAIRS["link"], *PAIRS["on-tint"])

# Lightness and most chroma of the shades that carry a trace of the first colour.
GREYS = {
    LIGHT: {
        "page": (0.985, 0.004),
        "sunken": (0.955, 0.01),
        "tint": (0.945, 0.022),
        "text": (0.27, 0.02),
        "text-soft": (0.46, 0.02),
        "rule": (0.88, 0.015),
    },
    DARK: {
        "page": (0.21, 0.012),
        "surface": (0.25, 0.014),
        "sunken": (0.18, 0.01),
        "tint": (0.29, 0.03),
        "text": (0.94, 0.01),
        "text-soft": (0.77, 0.02),
        "rule": (0.36, 0.02),
    },
}
# What must be told from the clinic's colours whatever they are: errors, focus, marked words.
FIXED = {
    LIGHT: {
        "surface": "#ffffff",
        "alarm": "#9d1f1f",
        "alarm-tint": "#fbe9e7",
        "focus": "#1a56c4",
        "mark": "#f7e3a1",
    },
    DARK: {"alarm": "#ffab9f", "alarm-tint": "#3a1d1a", "focus": "#8ab4ff", "mark": "#5c4a12"},
}
ACCENT_TINT = {LIGHT: (0.955, 0.02), DARK: (0.27, 0.03)}
IN_THE_DARK = (0.8, 0.11)  # lightness and most chroma of the clinic's colours
DARKER, LIGHTER = -1, 1


class ColourRefused(Exception):
    """A colour is not legible as text on the site's light grounds; `nearby` is the closest that is.

    `which` is "brand" or "accent"; the colours are written `#rrggbb`.
    """

    def __init__(self, which, colour, nearby):
        super().__init__(which, colour, nearby)
        self.which, self.colour, self.nearby = which, colour, nearby


def contrast(one, other):
    """Return the contrast of two colours, from 1 to 21, as WCAG defines it."""
    return Color(one).contrast(Color(other), method="wcag21")


def refuse_illegible(brand, accent):
    """Raise ColourRefused for the first of the two colours that cannot be text; None is skipped."""
    if brand and (nearby := _legible_brand(brand)) != brand:
        raise ColourRefused("brand", brand, nearby)
    if accent and (nearby := _legible_accent(accent, brand or accent)) != accent:
        raise ColourRefused("accent", accent, nearby)


def palettes(brand, accent=None):
    """Return every shade by its name, for light and for dark: `{"light": {…}, "dark": {…}}`.

    `brand` and `accent` are `#rrggbb`; without an accent its hue is opposite to the first. Colours
    that `refuse_illegible` would refuse are darkened to the nearby ones it names.
    """
    accent = accent or _shade(_opposite(brand), 0.5, 0.13)
    brand = _legible_brand(brand)
    accent = _legible_accent(accent, brand)
    light, dark = (_shades_of(scheme, brand, accent) for scheme in (LIGHT, DARK))
    light |= {
        "link": brand,
        "action": brand,
        "action-hover": _moved(brand, -0.07),
        "on-action": light["page"],
        "on-tint": brand,
        "accent": accent,
    }
    dark["link"] = _legible_in_the_dark(brand, [dark[name] for name in PAIRS["link"]])
    dark["accent"] = _legible_in_the_dark(accent, [dark[name] for name in PAIRS["accent"]])
    dark |= {
        "action": dark["link"],
        "action-hover": _moved(dark["link"], 0.07),
        "on-action": dark["page"],
        "on-tint": dark["link"],
    }
    return {LIGHT: light, DARK: dark}


def _legible_brand(brand):
    def grounds(colour):
        shades = _shades_of(LIGHT, colour, colour)
        return [shades[name] for name in UNDER_BRAND]

    return _legible(brand, DARKER, grounds)


def _legible_accent(accent, brand):
    def grounds(colour):
        shades = _shades_of(LIGHT, brand, colour)
        return [shades[name] for name in PAIRS["accent"]]

    return _legible(accent, DARKER, grounds)


def _shades_of(scheme, brand, accent):
    """The shades that do not depend on the two colours' own lightness."""
    return {
        **FIXED[scheme],
        **{name: _shade(brand, *values) for name, values in GREYS[scheme].items()},
        "accent-tint": _shade(accent, *ACCENT_TINT[scheme]),
    }


def _shade(colour, lightness, most_chroma):
    """A colour's hue at another lightness, no more colourful than it is itself."""
    shade = Color(colour).convert("oklch")
    shade["lightness"] = lightness
    shade["chroma"] = min(shade["chroma"], most_chroma)
    return _hex(shade)


def _moved(colour, by):
    shade = Color(colour).convert("oklch")
    shade["lightness"] = min(max(shade["lightness"] + by, 0), 1)
    return _hex(shade)


def _opposite(colour):
    shade = Color(colour).convert("oklch")
    shade["chroma"] = 0.13
    shade["hue"] = (shade.coords(nans=False)[2] + 180) % 360
    return _hex(shade)


def _legible_in_the_dark(colour, grounds):
    return _legible(_shade(colour, *IN_THE_DARK), LIGHTER, lambda _lighter: grounds)


def _legible(colour, direction, grounds_of):
    """The colour itself, or the first one darker or lighter that can be read on its grounds.

    `grounds_of` takes a colour and returns its grounds: some carry a trace of the colour.
    """
    shade = Color(colour).convert("oklch")
    legible = _hex(shade)
    while not _reads_on(legible, grounds_of(legible)):
        shade["lightness"] = shade["lightness"] + direction * STEP
        legible = _hex(shade)
    return legible


def _reads_on(colour, grounds):
    return all(contrast(colour, ground) >= CONTRAST for ground in grounds)


def _hex(colour):
    """A colour as screens show it: the nearest one of the same hue in sRGB, as `#rrggbb`."""
    return colour.clone().convert("srgb").to_string(hex=True, fit="raytrace", compress=False)
