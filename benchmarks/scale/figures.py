"""What one measurement gives, and how runs at several sizes are kept."""

from dataclasses import dataclass, field


@dataclass
class Run:
    """The figures of one site: one database, one number of articles.

    `readers` is `{mode: {page: Load}}`, `baseline` `{name: Load}`, `editor` `{act: milliseconds}`
    or seconds for what is said to be in seconds, `memory` `{server: MiB}`.
    """

    database: str
    articles: int
    fill_seconds: float
    readers: dict = field(default_factory=dict)
    baseline: dict = field(default_factory=dict)
    editor: dict = field(default_factory=dict)
    memory: dict = field(default_factory=dict)
