"""Adding a study: one box to paste into, what was understood, and one confirmation.

The study chooser shows it as its “Add” tab, and the list of studies as a page of its own.
"""

from dataclasses import asdict, dataclass

from django.core import signing
from django.utils.translation import gettext as _

from blog.evidence.adding import add_offer
from blog.evidence.offers import Offer
from blog.evidence.understanding import Understanding, understand
from blog.models import Study
from blog.studies.csl import RefusedError, clean_item
from blog.studies.vocabulary import Source

from .adding_forms import BoxForm, StudyDetailsForm

SALT = "blog.adding"
DRAFT = "draft"


@dataclass(frozen=True)
class Option:
    """One thing to confirm: `value` is posted, the rest is shown."""

    value: str
    study: Study | None = None
    offer: Offer | None = None


class Adding:
    """One state of the dialogue, made from what was posted, if anything.

    `chosen` is the study once somebody has confirmed; until then there is something to show:
    `box`, and what was `understood` with `options` and `details` to change by hand.
    """

    def __init__(self, data=None):
        self.chosen = None
        self.error = ""
        self.understood = None
        self.details = None
        self.is_created = False
        self.box = BoxForm()
        if data is None:
            return
        if "understood" in data:
            self._confirm(data)
        else:
            self._look(data)

    @property
    def options(self):
        """What there is to confirm: studies of the site first, then new ones, then the draft."""
        understood = self.understood
        if understood is None:
            return []
        known = [Option(f"study-{study.pk}", study=study) for study in understood.studies]
        new = [
            Option(f"offer-{place}", offer=offer) for place, offer in enumerate(understood.offers)
        ]
        return known + new + ([Option(DRAFT)] if understood.draft else [])

    @property
    def is_single(self):
        return len(self.options) == 1

    @property
    def payload(self):
        """What was understood, signed, to be posted with the confirmation."""
        understood = self.understood
        data = asdict(
            Understanding(notes=[str(note) for note in understood.notes], draft=understood.draft)
        )
        data["studies"] = [study.pk for study in understood.studies]
        data["offers"] = [offer.to_json() for offer in understood.offers]
        return signing.dumps(data, salt=SALT, compress=True)

    def _look(self, data):
        self.box = BoxForm(data)
        if self.box.is_valid():
            self.understood = understand(self.box.cleaned_data["text"])
            self._offer_details()

    def _offer_details(self, data=None):
        """Let somebody change what one new record will say, where it is clear which one."""
        new = [option for option in self.options if not option.study]
        if len(new) == 1:
            offer = new[0].offer
            item = offer.item if offer else self.understood.draft
            self.details = StudyDetailsForm.of_item(item, offer.design if offer else "", data)

    def _confirm(self, data):
        try:
            self.understood = _understanding(data["understood"])
        except signing.BadSignature:
            self.error = _("This took too long or was changed on the way. Paste it again.")
            return
        values = {option.value: option for option in self.options}
        option = values.get(data.get("choice", ""))
        if option is None:
            self.error = _("Choose one of these.")
            self._offer_details()
        elif option.study:
            self.chosen = option.study
        elif StudyDetailsForm.is_posted(data):
            self._offer_details(data)
            self._save_details(option.offer)
        elif option.offer:
            self._save(option.offer)
        else:
            self.understood = Understanding(draft=self.understood.draft)
            self._offer_details()

    def _save_details(self, offer):
        if self.details.is_valid():
            offer = offer or Offer({}, str(Source.REFERENCE), self.understood.draft)
            offer.item = self.details.instance.item
            offer.design = self.details.cleaned_data["design"]
            self._save(offer)

    def _save(self, offer):
        try:
            offer.item = clean_item(offer.item)
            self.chosen, self.is_created = add_offer(offer)
        except RefusedError as error:
            self.error = str(error)


def _understanding(payload):
    data = signing.loads(payload, salt=SALT, max_age=24 * 60 * 60)
    studies = Study.objects.in_bulk(data["studies"])
    return Understanding(
        studies=[studies[pk] for pk in data["studies"] if pk in studies],
        offers=[Offer.from_json(offer) for offer in data["offers"]],
        notes=data["notes"],
        draft=data["draft"],
    )
