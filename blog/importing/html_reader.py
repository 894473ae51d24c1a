"""A page saved as HTML: its title, what its head says, and the element that holds the post."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

from bs4 import BeautifulSoup

from .html_lines import HtmlLines, words_of
from .lines import Line
from .markup import clean_page


@dataclass(frozen=True)
class SavedPage:
    """A saved page: its title, its lines, and what its head says. Any text may be empty."""

    title: str
    lines: list[Line]
    canonical: str = ""
    published_at: str = ""
    modified_at: str = ""
    not_brought_over: list[str] = field(default_factory=list)


def read_page(html):
    """Return the SavedPage of a page's source. Raises MarkupTooDeep or MarkupTooLong.

    The title is the first `h1`, else what the head says. The text is that of the innermost
    `article` or `main` around the title that holds at least half of the page's words.
    """
    soup = BeautifulSoup(clean_page(html), "html.parser")
    canonical = _canonical(soup)
    heading = _heading(soup)
    walk = HtmlLines(canonical, heading)
    walk.read(_container(soup, heading))
    return SavedPage(
        title=words_of(heading) or _meta(soup, "og:title") or words_of(soup.find("title")),
        lines=walk.lines,
        canonical=canonical,
        published_at=_meta(soup, "article:published_time"),
        modified_at=_meta(soup, "article:modified_time"),
        not_brought_over=walk.not_brought_over,
    )


def _meta(soup, name):
    tag = soup.find("meta", attrs={"property": name}) or soup.find("meta", attrs={"name": name})
    return " ".join(tag.get("content", "").split()) if tag else ""


def _canonical(soup):
    """Return the post's own address without its query, or ''; a front page is no post's address."""
    tag = soup.find("link", rel="canonical", href=True)
    try:
        parts = urlsplit(tag["href"].strip() if tag else "")
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not parts.path.strip("/"):
        return ""
    return urlunsplit(parts._replace(query="", fragment=""))


def _heading(soup):
    """Return the `h1` of the post, or None.

    Site builders may put the site's name in another: the one that the head names goes first, then
    one inside an `article` or `main`.
    """
    headings = [tag for tag in soup.find_all("h1") if words_of(tag)]
    title = _meta(soup, "og:title")
    for is_it in (
        lambda tag: words_of(tag) == title,
        lambda tag: tag.find_parent(_is_container),
        lambda tag: True,
    ):
        found = next(filter(is_it, headings), None)
        if found:
            return found
    return None


def _container(soup, heading):
    """Return the element to read: see `read_page`."""
    everything = len(words_of(soup))
    if heading:
        around = [tag for tag in heading.parents if _is_container(tag)]
    else:
        around = soup.find_all(_is_container, limit=1)
    for tag in around:
        if 2 * len(words_of(tag)) >= everything:
            return tag
    return soup


def _is_container(tag):
    return tag.name in {"article", "main"} or tag.get("role") in {"article", "main"}
