"""What the demo's pages cost, once the site's own values are kept."""

import pytest

from tests.demo_pages import INDEXED

PAGES = {name: path for name, path in INDEXED.items() if not name.startswith("article")}
# A profile lists what somebody wrote and reviewed, and asks for each what everybody may read.
MOST = {"person": 13, "home": 10, "topic": 9}
USUAL = 8


@pytest.fixture
def demo(demo, commit, keeping):
    commit()


def test_no_page_costs_more_queries_than_it_may(
    demo, client, commit, django_assert_max_num_queries
):
    for path in PAGES.values():
        client.get(path)  # renditions are made once, on the first visit
    commit()
    for name, path in PAGES.items():
        client.get(path)
        with django_assert_max_num_queries(MOST.get(name, USUAL)):
            client.get(path)
