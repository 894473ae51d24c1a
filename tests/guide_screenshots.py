"""Pictures for the guides to evidence and to locations, taken in the editor of the demo.

Studies are looked up in the recorded answers of tests/services.py.

Usage: python tests/guide_screenshots.py FOLDER
"""

import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.chromium import launch_arguments
from tests.demo_site import REPOSITORY, demo_environment, served_demo_in
from tests.services import running_services

ARTICLE = "acupuncture-and-peripheral-neuropathy"
NEW_STUDY = "10.1136/bmj.m697"
LOCATION = "/locations/example-lane/"
STUDIES = "/admin/snippets/blog/study/"
FOLDED = "[data-streamfield-child] [data-panel-toggle][aria-expanded=false]"
LARGEST = 150_000  # bytes
SETTLED = 800  # milliseconds until the editor's fades are over


class Camera:
    """A window in the editor whose pictures go to a folder."""

    def __init__(self, page, address, folder):
        self.page, self.address, self.folder = page, address, folder

    def log_in(self, email, password):
        self.page.goto(f"{self.address}/admin/login/")
        self.page.get_by_label("E-mail address").fill(email)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.get_by_role("heading", level=1).wait_for()

    def open(self, path):
        self.page.goto(self.address + path)

    def take(self, name, part=None):
        """Picture the window, or one part of it, as a WebP file.

        Raises ValueError if the file is larger than a guide should carry.
        """
        self.page.wait_for_timeout(SETTLED)
        image = Image.open(io.BytesIO((part or self.page).screenshot()))
        path = self.folder / f"{name}.webp"
        image.convert("RGB").save(path, quality=80, method=6)
        if path.stat().st_size > LARGEST:
            raise ValueError(f"{path} has more than {LARGEST:,} bytes.")


def picture_list(camera):
    """Picture the list of studies."""
    camera.open(STUDIES)
    camera.take("studies")


def picture_report(camera):
    """Picture the report of citations that readers cannot look up, with one such citation."""
    page = camera.page
    camera.open(STUDIES)
    page.locator("main td.title a").first.click()
    page.locator("[name=doi]").fill("")
    page.locator("[name=pmid]").fill("")
    page.get_by_role("button", name="Save").first.click()
    page.get_by_text("updated").first.wait_for()
    camera.open("/admin/reports/unverified-citations/")
    camera.take("unverified-citations")


def picture_citing(camera):
    """Picture a study's card, the window for choosing one, and one looked up to be added."""
    page = camera.page
    camera.open(_edit_address(camera, ARTICLE))
    card = page.locator("[data-contentpath='study']").first
    card.wait_for(state="attached")
    page.evaluate(f"document.querySelectorAll('{FOLDED}').forEach(button => button.click())")
    page.wait_for_timeout(SETTLED)
    card.evaluate("card => card.scrollIntoView({ block: 'center' })")
    camera.take("study-card")
    card.get_by_role("button", name="Actions").click()
    page.get_by_role("button", name="Choose another").first.click()
    dialog = page.get_by_role("dialog").filter(has=page.locator("[data-study-box]"))
    dialog.wait_for()
    camera.take("choose-study")
    dialog.get_by_role("tab", name="Add").click()
    dialog.locator("[data-study-box]").fill(f"https://doi.org/{NEW_STUDY}")
    dialog.get_by_role("button", name="Look it up").click()
    dialog.get_by_role("button", name="Add this study").wait_for()
    camera.take("add-study")


def picture_article(camera):
    """Picture what readers see: the evidence at a glance."""
    camera.open(f"/blog/{ARTICLE}/")
    camera.take("at-a-glance", camera.page.locator(".glance"))


def picture_location(camera):
    """Picture a location as patients see it."""
    camera.open(LOCATION)
    camera.take("location", camera.page.locator(".place__hours"))


def picture_hours(camera):
    """Picture the rows of a location's usual week."""
    camera.open(_edit_address(camera, "example-lane"))
    week = camera.page.locator("[data-contentpath='week']")
    week.evaluate("week => week.scrollIntoView()")
    camera.take("usual-week")


def picture_notice(camera):
    """Picture a new notice."""
    page = camera.page
    camera.open("/admin/snippets/pages/notice/add/")
    page.locator("[name=text]").fill(
        "Closed today because of snow. We call you if you have a visit."
    )
    page.locator("[name=importance]").select_option("urgent")
    camera.take("notice")


def _edit_address(camera, slug):
    camera.open(f"/admin/pages/search/?q={slug.replace('-', '+')}")
    link = camera.page.locator("a[href^='/admin/pages/'][href$='/edit/']").first
    return link.get_attribute("href")


def _administrator(folder):
    """Give the demo's administrator a password, and return `(e-mail, password)`."""
    command = [sys.executable, "manage.py", "administrator", "--reset"]
    said = subprocess.run(
        command,
        cwd=REPOSITORY,
        env=demo_environment(folder),
        check=True,
        capture_output=True,
        text=True,
    )
    return re.findall(r"(?:E-mail|Password): +(\S+)", said.stdout)


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
            picture_article(camera)
            picture_location(camera)
            camera.log_in(*_administrator(data))
            picture_list(camera)
            picture_hours(camera)
            picture_notice(camera)
            picture_citing(camera)
            picture_report(camera)
            browser.close()
    print(f"{len(list(folder.glob('*.webp')))} pictures in {folder}/")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
