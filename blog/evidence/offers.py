"""A publication that somebody may mean: what is known of it before it is saved."""

from dataclasses import dataclass, field

from blog.studies.csl import RefusedError, clean_item
from blog.studies.notices import notice as notices
from blog.studies.notices.judgement import strongest
from blog.studies.references import reference_text

from .matching import AmbiguousError, matching_study
from .similar import similar_studies


@dataclass
class Offer:
    """A publication that somebody may mean.

    `item` is clean, `record` what it was made of; `design` is one that the source states, or empty;
    `notices` are what the services asked said of it. `answered` is false while no service, or not
    every one that knows the publication, could be asked about retractions.
    """

    item: dict
    source: str
    record: object = None
    design: str = ""
    notices: list = field(default_factory=list)
    answered: bool = False

    @property
    def reference(self):
        """The reference in AMA style, as plain text."""
        return reference_text(self.item, "ama")

    @property
    def identifiers(self):
        """DOI and PubMed number, as far as known, as one line."""
        labels = {"DOI": "doi:", "PMID": "PubMed ", "PMCID": ""}
        return " · ".join(
            f"{label}{self.item[name]}" for name, label in labels.items() if self.item.get(name)
        )

    @property
    def notice(self):
        """The notice that counts, or None."""
        return strongest(self.notices)

    def match(self):
        """Return the study of the site that this is, or None."""
        try:
            return matching_study(self.item)
        except AmbiguousError as error:
            return error.studies[0]

    def similar(self):
        """Return studies of the site that this may be."""
        return similar_studies(self.item)

    def to_json(self):
        """Return the offer as a dict of JSON values."""
        return {**self.__dict__, "notices": [notices.to_json(one) for one in self.notices]}

    @classmethod
    def from_json(cls, data):
        """Return the offer of a dict made by `to_json`."""
        return cls(**{**data, "notices": [notices.from_json(one) for one in data["notices"]]})


def offer_of(raw, source, record=None, **facts):
    """Return the offer of a raw item, or None if the site cannot keep it."""
    try:
        return Offer(clean_item(raw), str(source), record, **facts)
    except RefusedError:
        return None
