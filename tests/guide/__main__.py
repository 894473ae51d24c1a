"""Pictures for the staff guide, taken in the demo.

Studies are looked up in the recorded answers of tests/services.py.

Usage: python -m tests.guide FOLDER
"""

import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import launch_arguments
from tests.demo_site import served_demo_in
from tests.guide import clinic, dates, evidence, locations
from tests.guide.camera import Camera, administrator
from tests.services import running_services


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="clinic-guide-") as data,
        running_services() as services,
    ):
        for name in ("crossref", "pubmed", "doi"):
            os.environ[f"{name.upper()}_URL"] = f"{services.url}/{name}"
        with served_demo_in(data) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(**launch_arguments())
            camera = Camera(
                browser.new_page(viewport={"width": 1280, "height": 860}), address, folder
            )
            evidence.picture_article(camera)
            camera.log_in(*administrator(data))
            for subject in (evidence, dates, locations, clinic):
                for picture in subject.PICTURES:
                    picture(camera)
            browser.close()
    print(f"{len(list(folder.glob('*.webp')))} pictures in {folder}/")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
