"""The pages that readers ask for, and how fast a server sends them."""

import math
from urllib.request import Request, urlopen

from benchmarks import load

ARTICLE = "/blog/acupuncture-and-peripheral-neuropathy/"
TOPIC = "/blog/topics/nerve-pain/"
PER_PAGE = 10
LAST_WANTED = 900
ROUNDS, SECONDS = 3, 1
FEWEST, LONGER = 20, 4  # a round with fewer answers is done again, over so many seconds
WARMING = 10  # requests before each round: what is kept has an age, and each worker keeps its own


def pages(articles):
    """Return `{name: path}` for a site with so many articles."""
    far = min(LAST_WANTED, max(math.ceil(articles / PER_PAGE), 1))
    return {
        "Article": ARTICLE,
        "Home": "/",
        "Listing, first page": "/blog/",
        f"Listing, page {LAST_WANTED} or last": f"/blog/?page={far}",
        "Topic": TOPIC,
        "Search, a word in every article": "/search/?q=pain",
        "Feed": "/blog/feed/",
        "Sitemap, first 10,000 entries": "/sitemap-pages.xml",
        "Evidence library": "/evidence/",
    }


def measure_one(url):
    """Return the `Load` of one round, once every worker has made the page."""
    for _request in range(WARMING):
        urlopen(Request(url, headers=load.HEADERS)).close()  # noqa: S310 - our own loopback address
    found = load.measure(url, SECONDS)
    return found if found.rate * SECONDS >= FEWEST else load.measure(url, LONGER)


def measure(servers, paths, baseline):
    """Return `({mode: {page: Load}}, {name: Load})`, the medians of alternating rounds.

    `servers` is `{mode: address}`, `paths` `{page: path}`, `baseline` `{name: url}`.
    """
    wanted = {
        (mode, page): address + path
        for mode, address in servers.items()
        for page, path in paths.items()
    }
    wanted |= {(None, name): url for name, url in baseline.items()}
    taken = {key: [] for key in wanted}
    for _round in range(ROUNDS):
        for key, url in wanted.items():
            taken[key].append(measure_one(url))
    medians = {key: load.median(loads) for key, loads in taken.items()}
    readers = {mode: {page: medians[mode, page] for page in paths} for mode in servers}
    return readers, {name: medians[None, name] for name in baseline}
