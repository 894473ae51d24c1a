"""Pictures of every page type, in three widths, light and dark and on paper.

Usage: python tests/screenshots.py FOLDER
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import sync_playwright

from tests.browser.chromium import launch_arguments
from tests.demo_site import served_demo

PAGES = {
    "home": "/",
    "standard-page": "/about/",
    "documents": "/new-patients/",
    "questions": "/questions/",
    "prices": "/fees/",
    "contact": "/contact/",
    "appointment": "/appointment/",
    "appointment-sent": "/appointment/sent/",
    "articles": "/blog/",
    "topic": "/blog/topics/nerve-pain/",
    "article": "/blog/acupuncture-and-peripheral-neuropathy/",
    "article-short": "/blog/your-first-acupuncture-visit/",
    "evidence": "/evidence/",
    "evidence-nothing": "/evidence/?design=guideline&to=2009",
    "locations": "/locations/",
    "location": "/locations/example-lane/",
    "team": "/team/",
    "person": "/team/orla-vennick/",
    "services": "/services/",
    "service": "/services/acupuncture/",
    "service-questions": "/services/consultation/",
    "conditions": "/conditions/",
    "condition": "/conditions/lasting-low-back-pain/",
    "search": "/search/?q=acupuncture",
    "search-nothing": "/search/?q=xylophone",
    "not-found": "/no-such-page/",
}
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
                for look, media in LOOKS.items():
                    page.emulate_media(**media)
                    page.screenshot(path=folder / f"{name}-{width}-{look}.png", full_page=True)
            page.close()
        browser.close()
    print(f"{len(PAGES) * len(WIDTHS) * len(LOOKS)} pictures in {folder}/")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
