"""How the start speaks to whoever typed the command."""

import sys


def say(line):
    """Print one line at once, also into a pipe."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
