"""The demo's main menu: three groups and the articles, so that it fits one row."""


def header_menu(pages):
    """Return the menu as its field takes it; `pages` are primary keys by slug."""
    return [
        _group(
            "Care",
            _page(pages["services"]),
            _page(pages["conditions"]),
            _page(pages["evidence"]),
        ),
        _group(
            "Coming here",
            _page(pages["new-patients"]),
            _page(pages["locations"]),
            _page(pages["fees"]),
            _page(pages["cancellations"]),
            _page(pages["questions"], "Questions"),
            _page(pages["contact"]),
        ),
        _group("About us", _page(pages["about"]), _address("/team/", "The team")),
        {"type": "link", "value": _page(pages["blog"])},
    ]


def _group(label, *links):
    return {"type": "group", "value": {"label": label, "links": list(links)}}


def _page(pk, label=""):
    return {"page": pk, "address": "", "label": label}


def _address(address, label):
    return {"page": None, "address": address, "label": label}
