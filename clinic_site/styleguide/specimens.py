"""A component or block in one of its states, printed as a page would print it."""

import re
from dataclasses import dataclass

from django.utils.safestring import mark_safe

# An id may stand on a page once; what stands here several times gets the number of its specimen.
POINTERS = re.compile(r' (id|for|aria-labelledby|aria-describedby|href)="(#?)([^"]+)"')


@dataclass(frozen=True)
class State:
    """What a template gets to print one state; `around` begins and ends what it stands in."""

    label: str
    context: dict
    around: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Specimen:
    """A state as it is printed; `number` tells it from all others on the page."""

    label: str
    html: str
    number: int | str

    @property
    def printed(self):
        """Its HTML, with ids that no other specimen has, and without asking for the focus."""

        def renamed(match):
            attribute, mark, names = match.groups()
            if attribute == "href" and not mark:
                return match[0]
            own = " ".join(f"{name}-{self.number}" for name in names.split())
            return f' {attribute}="{mark}{own}"'

        return mark_safe(POINTERS.sub(renamed, self.html.replace(" autofocus", "")))  # noqa: S308 - printed by our templates


@dataclass(frozen=True)
class Shown:
    """A template with its specimens; without any it is part of the page around them."""

    template: str
    specimens: list[Specimen]

    @property
    def anchor(self):
        return self.template.replace("/", "-").removesuffix(".html")
