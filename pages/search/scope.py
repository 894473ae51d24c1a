"""Which pages a search may find: those that everybody can read on one site."""

from dataclasses import dataclass

from pages.privacy import private_places


@dataclass(frozen=True)
class Scope:
    """The live pages below a place in the tree, without the private places below it.

    `root` and `private` are paths in Wagtail's tree; `only` is the SQL, with its parameters, of a
    query for the keys of pages to keep to, or None.
    """

    root: str
    private: tuple[str, ...]
    only: tuple[str, tuple] | None = None

    @property
    def condition(self):
        """The condition in SQL on a row `p` of `wagtailcore_page`, and its parameters."""
        # A range, as databases know about how many paths are in one. No path has a “~”.
        parts, parameters = ["p.live", "p.path BETWEEN %s AND %s"], [self.root, f"{self.root}~"]
        for path in self.private:
            parts.append(f"substr(p.path, 1, {len(path)}) <> %s")
            parameters.append(path)
        if self.only:
            parts.append(f"p.id IN ({self.only[0]})")
            parameters += self.only[1]
        return " AND ".join(parts), parameters


def scope_of(site, pages=None):
    """Return the `Scope` of a site; `pages` are the keys to keep to, a queryset."""
    only = pages.query.sql_with_params() if pages is not None else None
    return Scope(site.root_page.path, tuple(sorted(private_places())), only)
