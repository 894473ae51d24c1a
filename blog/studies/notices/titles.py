"""The word that publishers put before the title of a paper they have taken back."""

import re

from blog.studies.text import plain
from blog.studies.vocabulary import Standing

from .notice import Notice

# Elsevier writes “RETRACTED:”, Springer “RETRACTED ARTICLE:”, Cochrane “WITHDRAWN:”. “Retraction:”
# and “Expression of concern:” are the titles of notices, not of the papers they are about.
_MARK = re.compile(
    r"^\W{0,3}(RETRACTED|WITHDRAWN)(?:\s+(?:ARTICLE|CHAPTER|PAPER|REVIEW))?\W{0,2}\s*:\W*",
    re.IGNORECASE,
)
STANDINGS = {"retracted": Standing.RETRACTED, "withdrawn": Standing.WITHDRAWN}


def notices_of(title, source):
    """Return the notice that a title begins with, in a list, or an empty list."""
    mark = _MARK.match(plain(title))
    return [Notice(STANDINGS[mark[1].lower()], source=source)] if mark else []


def without_mark(title):
    """Return a title as it was published, before it was marked."""
    return _MARK.sub("", title) or title
