"""The site that somebody gets who follows docs/running.md."""

import json

import pytest

from tests.deploy.reader import Reader
from tests.deploy.scratch_machine import NAME, running_machine, wait_until
from tests.postgres import temporary_postgres

PREPARED = ("Code and folders",)
FILLED = ("Database", "Settings", "First content")
SERVED = ("nginx", "Logs")
REHEARSED = ("First backup, and a rehearsal",)
POST = """Sore feet after a long walk

Published: March 4, 2024

Why it hurts

Feet carry the whole body, and a long walk tires the small muscles that hold the arch.

What helps

1. Rest with your feet up.
2. Change your socks.
"""
CONTENT = """
import json
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction
from pages.models import HomePage, StandardPage
from tests.factories import ImageFactory
page = StandardPage(title="Soon", slug="soon", live=False, go_live_at=timezone.now())
HomePage.objects.get().add_child(instance=page)
page.save_revision(approved_go_live_at=page.go_live_at)
root = Collection.get_first_root_node()
private = root.add_child(name="Private")
CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
def document(name, collection):
    made = get_document_model().objects.create(
        title=name, file=ContentFile(b"a letter", name=name), collection=collection)
    return {"url": made.url, "file": made.file.url}
print(json.dumps({
    "picture": ImageFactory().file.url,
    "public": document("public.txt", root),
    "private": document("private.txt", private),
}))
"""


@pytest.fixture(scope="session")
def machine(tmp_path_factory):
    """A machine on which every section was followed, with all services running."""
    root = tmp_path_factory.mktemp("machine")
    with temporary_postgres() as server, running_machine(root, server) as machine:
        machine.follow(*PREPARED)
        machine.take_packages_of_the_test_run()
        machine.first_output = machine.follow(*FILLED)
        (root / "post.txt").write_text(POST)
        machine.manage("import_articles", str(root / "post.txt"), "--publish")
        machine.files = json.loads(
            machine.manage("shell", "--no-imports", "-c", CONTENT).splitlines()[-1]
        )
        machine.follow("Start the site")
        for unit in ("web", "worker", "scheduler"):
            machine.start_unit(unit)
        machine.follow(*SERVED)
        machine.start_nginx()
        backups = root / "var/lib/clinic/backups"
        wait_until(lambda: any(backups.glob("*Z")), "The first backup")
        machine.rehearsal_output = machine.follow(*REHEARSED)
        reader = Reader(machine.https, NAME, machine.certificate)
        wait_until(lambda: answers(reader), "The first page")
        yield machine


def answers(reader):
    """Say whether the site answers through nginx."""
    try:
        return reader.ask("/health/ready").status == 200
    except OSError:
        return False


@pytest.fixture
def reader(machine):
    """A visitor without cookies."""
    return Reader(machine.https, NAME, machine.certificate)
