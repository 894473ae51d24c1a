"""Real workers, each keeping pages of its own: a change in another process reaches all of them."""

from urllib.request import urlopen

import pytest

from tests.faults.served_sites import ServedSite

# Each on a connection of its own, which the system gives to one of the two workers by chance: that
# one of them is never asked happens once in 10**12 runs.
ASKED = 40
FIND = "from blog.models import BlogIndexPage as B; page = B.objects.get(); "
PUBLISH = FIND + "page.title = '{}'; page.save_revision().publish()"
WRITE_PAST = FIND + "B.objects.update(title='{}')"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("workers")
    site = ServedSite(folder / "site", folder / "server.log")
    site.environment["CACHING"] = "true"
    site.prepare()
    site.manage("set_up_site")
    site.serve()
    site.wait_until_served("/blog/")
    assert len(site.workers()) == 2
    yield site
    site.kill_group()


def headings(site):
    """Return what the blog is headed with, by any worker."""
    pages = {urlopen(f"{site.address}/blog/").read().decode() for _time in range(ASKED)}  # noqa: S310 - loopback
    return {page.partition("<h1")[2].partition(">")[2].partition("<")[0].strip() for page in pages}


def test_every_worker_shows_what_was_published_in_another_process_at_once(served):
    served.manage("shell", "-c", PUBLISH.format("First"))
    assert headings(served) == {"First"}
    served.manage("shell", "-c", WRITE_PAST.format("Unseen"))
    assert headings(served) == {"First"}  # so all of them keep the page
    served.manage("shell", "-c", PUBLISH.format("Second"))
    assert headings(served) == {"Second"}


def test_no_worker_shows_what_was_unpublished_in_another_process(served):
    served.manage("shell", "-c", FIND + "page.unpublish()")
    assert {served.status("/blog/") for _time in range(ASKED)} == {404}
    served.manage("shell", "-c", FIND + "page.save_revision().publish()")
    assert {served.status("/blog/") for _time in range(ASKED)} == {200}
