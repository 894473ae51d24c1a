"""The commands of docs/running.md, as they stand there."""

import re

from tests.demo_site import REPOSITORY

DOCUMENT = REPOSITORY / "docs" / "running.md"
HEADING = re.compile(r"^## (?:\d+\. )?(?P<name>.+)$", re.MULTILINE)
BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<commands>.*?)^```$", re.MULTILINE | re.DOTALL)
FOLLOWED, ONLY_ON_A_MACHINE = "sh", "console"


def sections(text):
    """Return `{heading: commands}` of a document, the commands of all its `sh` blocks in order.

    Raises ValueError for a block of a kind that neither people nor tests know what to do with.
    """
    found = {}
    parts = HEADING.split(text)
    for name, body in zip(parts[1::2], parts[2::2], strict=True):
        blocks = list(BLOCK.finditer(body))
        for block in blocks:
            if block["kind"] not in (FOLLOWED, ONLY_ON_A_MACHINE):
                raise ValueError(f"A block of kind {block['kind']!r} under {name!r}.")
        found[name] = "".join(block["commands"] for block in blocks if block["kind"] == FOLLOWED)
    return found
