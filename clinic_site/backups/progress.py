"""The bar that shows how far a backup or a restore is."""

import sys

from tqdm import tqdm


def bar(title, total, unit):
    """Return a tqdm bar on stderr for `total` steps; silent where stderr is no terminal.

    With the unit "B" the steps are bytes.
    """
    return tqdm(
        desc=title,
        total=total,
        unit=unit,
        unit_scale=unit == "B",
        file=sys.stderr,
        leave=False,
        disable=None,
    )
