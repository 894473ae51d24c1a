"""Markup made safe: at the door of the HTML reader, and again before anything is stored."""

import re
from urllib.parse import urljoin, urlsplit

import nh3

from .errors import MarkupTooDeep, MarkupTooLong

DEEPEST = 256
MOST_TAGS = 150_000

LINK_SCHEMES = {"http", "https", "mailto", "tel"}
RICH_TEXT_TAGS = {"p", "b", "i", "a", "br", "h3", "ul", "li"}

INLINE_TAGS = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr", "br", "img",
}  # fmt: skip
STRUCTURE_TAGS = {
    "address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "li", "link", "main", "meta", "nav", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
    "audio", "embed", "iframe", "object", "video",
}  # fmt: skip
CONTENT_DROPPED = {
    "button", "canvas", "dialog", "math", "noscript", "script", "select", "style", "svg",
    "template", "textarea",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "li": {"value"},
    "time": {"datetime"},
    "link": {"rel", "href"},
    "meta": {"property", "name", "content"},
    "iframe": {"src", "title"},
    "*": {"hidden", "role", "style"},
}

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][^\s/>]*)|<!--")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"}
_VOID |= {"source", "track", "wbr"}
_END_MAY_BE_LEFT_OUT = {"html", "head", "body", "p", "li", "dt", "dd"}
_RAW = {"iframe", "script", "style", "textarea", "title"}


def clean_page(html):
    """Return a saved page as well-formed markup without scripts, handlers or unsafe addresses.

    Raises MarkupTooDeep or MarkupTooLong first, because cleaning 100,000 nested elements would
    take half a minute.
    """
    _refuse_hostile(html)
    return nh3.clean(
        html,
        tags=INLINE_TAGS | STRUCTURE_TAGS,
        clean_content_tags=CONTENT_DROPPED,
        attributes=ATTRIBUTES,
        url_schemes=LINK_SCHEMES,
        link_rel=None,
        filter_style_properties={"display"},
    )


def clean_rich_text(html):
    """Return HTML with nothing but what the site's rich text may hold."""
    return nh3.clean(
        html,
        tags=RICH_TEXT_TAGS,
        attributes={"a": {"href"}},
        url_schemes=LINK_SCHEMES,
        link_rel=None,
    )


def _refuse_hostile(html):
    """Raise if a page has too many tags, or leaves too many of them open at once.

    Linear in the length of the page. An end tag closes only the element opened last, so the count
    is never lower than the real depth.
    """
    if html.count("<") > MOST_TAGS:
        raise MarkupTooLong(MOST_TAGS)
    stack = []
    for name, is_end in _tags(html.lower()):
        if not is_end:
            stack.append(name)
        elif stack and stack[-1] == name:
            stack.pop()
        if len(stack) > DEEPEST:
            raise MarkupTooDeep(DEEPEST)


def _tags(html):
    """Yield the name of each tag that opens or ends an element, and whether it ends it.

    `html` is in lower case. Comments, scripts and the like are passed over.
    """
    place = 0
    while match := _TAG.search(html, place):
        name = match["name"]
        end = html.find(">" if name else "-->", match.end())
        if end < 0:
            return
        place = end + 1
        if not name or name in _VOID | _END_MAY_BE_LEFT_OUT:
            continue
        if name in _RAW and not match["end"]:
            place = html.find(f"</{name}", place)
            if place < 0:
                return
        if match["end"] or not _is_self_closing(html[match.end() : end]):
            yield name, bool(match["end"])


def _is_self_closing(attributes):
    """Return True for `<path …/>`, unless the slash stands inside an attribute's quotes."""
    return (
        attributes.endswith("/")
        and attributes.count('"') % 2 == 0
        and attributes.count("'") % 2 == 0
    )


def usable_link(href, canonical):
    """Return the address a link leads to, or '' if it leads nowhere from the new site.

    A relative address is resolved against the post's old address; without one, only addresses from
    the root (`/about`) still mean something.
    """
    try:
        address = urljoin(canonical, href.strip())
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme:
        return address if parts.scheme.lower() in LINK_SCHEMES else ""
    return address if address.startswith("/") else ""
