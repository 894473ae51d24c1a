"""The system's Chromium, which apt keeps up to date, and how it is started here."""

import shutil

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # A page that asks anybody but this machine fails at once, instead of waiting for a network.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]


def launch_arguments():
    """Return what Playwright's `launch` takes to start it."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Browser tests need Chromium. On Debian: apt-get install chromium"
    return {"executable_path": path, "args": FLAGS}
