"""A window in the editor of the demo, and what it takes pictures with."""

import io
import re
import subprocess
import sys

from PIL import Image

from tests.demo_site import REPOSITORY, demo_environment

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

    def open_editor_of(self, slug):
        """Open the form of the page with this slug, and return its address."""
        self.open(f"/admin/pages/search/?q={slug.replace('-', '+')}")
        link = self.page.locator("a[href^='/admin/pages/'][href$='/edit/']").first
        address = link.get_attribute("href")
        self.open(address)
        return address

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


def administrator(folder):
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
