"""Accessibility rules that a machine can check, by axe-core."""

from axe_playwright_python.sync_playwright import Axe


def axe_violations(page):
    """Return what axe finds wrong on a Playwright page, one line an element; empty is good."""
    return [
        f"{violation['id']}: {violation['help']}: {' '.join(map(str, node['target']))}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
    ]
