"""What the site prints by itself and is therefore taken off the text: the whole list.

- `Section N:` before a heading: the page numbers its sections;
- the number before an item of a list: the page counts;
- `Study N:` before a study: the citation has its number;
- the line with the post's dates: the page prints its own;
- a row of dashes or stars that parts two paragraphs;
- the colon after a lead-in: the lead-in stands on its own line;
- the byline (`By …`), if it names a person of the clinic: the page prints its authors.

Everything else that a source says stays, in its order.
"""

import re

_COUNT = r"(?:\d{1,3}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)"

SECTION = re.compile(r"Section\s+(?P<number>\d{1,3})\s*(?:[:.–—-])\s*(?=\S)", re.IGNORECASE)
STUDY = re.compile(
    rf"(?:research\s+|clinical\s+)?study\s+(?:#|no\.?\s*|number\s+)?{_COUNT}"
    r"(?:\s*[:–—]|\.(?=\s)|\s+-(?=\s))\s*(?=\S)",
    re.IGNORECASE,
)
LIST_NUMBER = re.compile(r"(?P<number>[1-9]\d{0,2})[.)]\s+(?=\S)")
LIST_LETTER = re.compile(r"(?P<letter>[a-z])[.)]\s+(?=\S)")
BULLET = re.compile(r"[-*•◦▪‣·]\s+(?=\S)")
RULE = re.compile(r"[-*_=~•·\s]{3,}")

MOST_LEAD_IN_CHARACTERS = 80
LEAD_IN = re.compile(
    rf"(?P<lead_in>[^\W_a-z][^.?!;:\n]{{0,{MOST_LEAD_IN_CHARACTERS - 1}}}?)\s*:\s+(?=\S)"
)
_NAME_WORD = r"[^\W\d_a-z][\w’'.-]*"
BYLINE = re.compile(
    r"(?i:(?:(?:written|posted)\s+)?(?:by|writer|author)\s*:?)\s+(?:Dr\.?\s+)?"
    rf"(?P<name>{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,4}})(?P<credentials>,\s*[\w. ,]{{1,40}})?"
)
