"""The menus that a clinic has arranged, as they are stored: read without a query.

A stream value would load each linked page by itself; here the pages are only named, so that they
are loaded together with the rest of the navigation.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One line of a menu: a page by its primary key, an address, or a group of entries."""

    label: str = ""
    page: int | None = None
    address: str = ""
    entries: tuple["Entry", ...] = ()

    @property
    def pages(self):
        """The primary keys of the pages it leads to, as a set."""
        own = {self.page} if self.page else set()
        return own.union(*(entry.pages for entry in self.entries))


def entries_of(stream):
    """Return the entries of a `MenuBlock`'s value, in order."""
    return tuple(_entry(block["value"]) for block in stream.raw_data)


def without_pages(stream, gone):
    """Return what a `MenuBlock`'s value stores, without the links to pages of these primary keys.

    A group that has no link left goes too.
    """
    kept = []
    for block in stream.raw_data:
        value = block["value"]
        if "links" in value:
            links = [one for one in value["links"] if one.get("value", one).get("page") not in gone]
            if links:
                kept.append({**block, "value": {**value, "links": links}})
        elif value.get("page") not in gone:
            kept.append(block)
    return kept


def _entry(value):
    if "links" in value:
        links = (_entry(item.get("value", item)) for item in value["links"])
        return Entry(value["label"], entries=tuple(links))
    return Entry(value.get("label") or "", value.get("page"), value.get("address") or "")
