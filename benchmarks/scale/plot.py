"""Draws lines over the number of articles, both axes logarithmic, as SVG."""

import math
from html import escape

WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 230, 40, 50
COLOURS = ("#1e5a4b", "#a8471f", "#2f5d8c", "#7a4b8c", "#8a6d1d", "#4d4d4d", "#b23a6b", "#3f8f8f")
DASHES = ("", "6 3")


def plot(title, unit, lines):
    """Return an SVG with `lines`, `{name: {articles: value}}`.

    What is 0, because nothing was answered in time, has no place on a logarithmic axis.
    """
    lines = {
        name: {size: value for size, value in line.items() if value} for name, line in lines.items()
    }
    sizes = sorted({size for line in lines.values() for size in line})
    values = [value for line in lines.values() for value in line.values()]
    low, high = 10 ** math.floor(math.log10(min(values))), 10 ** math.ceil(math.log10(max(values)))
    high = high if high > low else low * 10
    across = _scale(sizes[0], max(sizes[-1], sizes[0] * 10), LEFT, WIDTH - RIGHT)
    up = _scale(low, high, HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="12">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="22" font-size="15">{escape(title)}</text>',
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2:.0f}" y="{HEIGHT - 10}" '
        'text-anchor="middle">articles</text>',
    ]
    value = low
    while value <= high:
        y = up(value)
        parts.append(
            f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>'
            f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value:,g}</text>'
        )
        value *= 10
    parts += [
        f'<text x="{across(size):.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">'
        f"{size:,}</text>"
        for size in sizes
    ]
    parts.append(f'<text x="{LEFT - 60}" y="{TOP - 8}">{escape(unit)}</text>')
    for place, (name, line) in enumerate(lines.items()):
        parts.append(_line(place, name, line, across, up))
    return "\n".join([*parts, "</svg>", ""])


def _scale(low, high, start, end):
    """Return a function from a value to its place, by the logarithm of the value."""
    span = math.log10(high / low)
    return lambda value: start + (end - start) * math.log10(value / low) / span


def _line(place, name, line, across, up):
    colour = COLOURS[place % len(COLOURS)]
    dash = DASHES[place // len(COLOURS) % len(DASHES)]
    points = [(across(size), up(value)) for size, value in sorted(line.items())]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in points)
    y = TOP + 8 + 18 * place
    x = WIDTH - RIGHT + 16
    return (
        f'<g fill="{colour}"><path d="M{path}" fill="none" stroke="{colour}" stroke-width="2" '
        f'stroke-dasharray="{dash}"/>{dots}'
        f'<path d="M{x} {y - 4}h18" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'
        f'<text x="{x + 24}" y="{y}">{escape(name)}</text></g>'
    )
