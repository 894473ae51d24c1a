"""The references of one article, numbered by where each is cited first."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _


@dataclass
class Reference:
    """One line of the reference list: a study's record, or the journal that the text names.

    `mentions` are the anchors of the places that cite it, in order; `parts` are the pieces of the
    printed reference, set by `ArticleOutline.print_references` where there is a record.
    """

    number: int
    study: object | None
    journal: str = ""
    mentions: list[str] = field(default_factory=list)
    parts: dict = field(default_factory=dict)

    @property
    def anchor(self):
        return f"ref-{self.number}"

    @property
    def back_links(self):
        """Links to the places that cite this: `anchor`, `label` in words, `mark` to print."""
        if len(self.mentions) == 1:
            label = _("Back to where %(number)s is cited") % {"number": self.number}
            return [{"anchor": self.mentions[0], "label": label, "mark": "↩"}]
        label = _("Back to where %(number)s is cited, place %(place)s")
        return [
            {
                "anchor": anchor,
                "label": label % {"number": self.number, "place": place},
                "mark": f"↩{place}",
            }
            for place, anchor in enumerate(self.mentions, start=1)
        ]

    def mention(self):
        """Note one more place that cites this and return its anchor."""
        place = len(self.mentions) + 1
        anchor = f"cite-{self.number}" if place == 1 else f"cite-{self.number}-{place}"
        self.mentions.append(anchor)
        return anchor


class ReferenceList(list):
    """An article's references in order.

    A study cited again keeps its number; a citation without a record has a number and a line of its
    own, because nobody knows whether two of them mean the same study.
    """

    def __init__(self):
        super().__init__()
        self._of_study = {}

    def cite(self, study, journal=""):
        """Return the reference of a study, or a new one for a `journal` if there is no record."""
        reference = self._of_study.get(study.pk) if study else None
        if reference is None:
            reference = Reference(len(self) + 1, study, journal)
            self.append(reference)
            if study:
                self._of_study[study.pk] = reference
        return reference
