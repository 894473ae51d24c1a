"""Page ranges, in full or shortened, and the place of an article in its journal."""

import re

from blog.studies.pages import whole_end

_RANGE = re.compile(r"([A-Za-z]*)([0-9]{1,12})-([A-Za-z]*)([0-9]{1,12})")


def page_ranges(text, full):
    """Return pages such as `60-61, 68-70` with each range in full or shortened to `60-1`.

    A letter before the number is repeated in full ranges only (E149-E157, S93-9). Roman numbers,
    numbers with letters behind them and article numbers stay as they are (Citing Medicine, 1:
    pagination; AMA 11, 3.11.6).
    """
    return ", ".join(_range(part.strip(), full) for part in text.split(","))


def _range(text, full):
    match = _RANGE.fullmatch(text)
    if not match or match[3] not in {"", match[1]}:
        return text
    letter, start, _letter, end = match.groups()
    whole = whole_end(start, end)
    if int(whole) <= int(start):
        return text
    if full:
        return f"{letter}{start}-{letter}{whole}"
    return f"{letter}{start}-{_differing_end(start, whole)}"


def _differing_end(start, end):
    if len(start) != len(end):
        return end
    same = next(place for place in range(len(end)) if start[place] != end[place])
    return end[same:]


def volume_and_pages(date, volume, issue, pages):
    """Return `2019;20(3):512-520` with whatever of it is known; `issue` has its brackets."""
    place = f"{volume}{issue}"
    text = ";".join(filter(None, (date, place)))
    return f"{text}:{pages}" if text and pages else text or pages
