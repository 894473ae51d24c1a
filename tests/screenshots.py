"""Pictures of every page type, in three widths, light and dark and on paper.

A form that was sent empty is among them.

Usage: python tests/screenshots.py FOLDER
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import sync_playwright

from tests.browser.chromium import launch_arguments
from tests.demo_pages import INDEXED, NOT_FOUND, NOT_INDEXED
from tests.demo_site import served_demo

PAGES = INDEXED | NOT_INDEXED | NOT_FOUND
REFUSED = "appointment-refused"
WIDTHS = (360, 768, 1280)
LOOKS = {
    "light": {"color_scheme": "light", "media": "screen"},
    "dark": {"color_scheme": "dark", "media": "screen"},
    "print": {"color_scheme": "light", "media": "print"},
}


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    with served_demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_arguments())
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 900})
            for name, path in PAGES.items():
                page.goto(address + path)
                picture(page, folder, f"{name}-{width}")
            page.goto(address + PAGES["appointment"])
            page.locator("main form button").click()
            picture(page, folder, f"{REFUSED}-{width}")
            page.close()
        browser.close()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}/")


def picture(page, folder, name):
    """Save what a page looks like in each of `LOOKS`, with every picture that loads when seen."""
    for image in page.locator("img[loading=lazy]").all():
        image.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    for look, media in LOOKS.items():
        page.emulate_media(**media)
        page.screenshot(path=folder / f"{name}-{look}.png", full_page=True)
    page.emulate_media(**LOOKS["light"])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
