"""How a study was done, and what has become of it: facts that staff read from the paper."""

from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from blog.studies.vocabulary import DESIGN_FOR_PATIENTS, STANDING_WARNINGS, Design, Standing


class Appraisal(models.Model):
    """How a study was done. A fact the paper does not state stays empty.

    `certainties` are `{"level", "outcome"}` as a review or guideline states them by GRADE.
    """

    design = models.CharField(_("design"), max_length=30, choices=Design, blank=True)
    population = models.CharField(
        _("who took part"),
        max_length=255,
        blank=True,
        help_text=_("“Adults with numb feet after chemotherapy”."),
    )
    participants = models.PositiveIntegerField(_("participants"), null=True, blank=True)
    intervention = models.CharField(_("what they did"), max_length=255, blank=True)
    comparator = models.CharField(
        _("compared with"), max_length=255, blank=True, help_text=_("“Sham needles”.")
    )
    outcome = models.CharField(_("what was measured"), max_length=255, blank=True)
    funding = models.CharField(_("who paid for it"), max_length=255, blank=True)
    certainties = models.JSONField(_("certainty stated (GRADE)"), default=list, blank=True)
    suggested_finding = models.TextField(
        _("finding, suggested"),
        max_length=600,
        blank=True,
        help_text=_("Copied into an article's card, where it becomes the article's own text."),
    )
    suggested_limits = models.TextField(_("keep in mind, suggested"), max_length=600, blank=True)

    class Meta:
        abstract = True

    @property
    def suggested(self):
        """What an article's card may print, as plain text: `{"finding": …, "limits": …}`."""
        return {"finding": self.suggested_finding, "limits": self.suggested_limits}

    @property
    def design_for_patients(self):
        """The design in words a patient knows, or an empty string."""
        return DESIGN_FOR_PATIENTS.get(self.design, "")

    @property
    def people(self):
        """“40 people”, or an empty string if the record does not say."""
        if not self.participants:
            return ""
        return ngettext("%(number)s person", "%(number)s people", self.participants) % {
            "number": number_format(self.participants, force_grouping=True)
        }


class PublicationStanding(models.Model):
    """What has become of a publication, by which notice, and when somebody last looked."""

    standing = models.CharField(
        _("standing"), max_length=30, choices=Standing, default=Standing.UNKNOWN
    )
    notice_doi = models.CharField(_("DOI of the notice"), max_length=255, blank=True)
    noticed_on = models.DateField(_("date of the notice"), null=True, blank=True)
    notice_reason = models.CharField(_("reason given"), max_length=500, blank=True)
    standing_source = models.CharField(_("who says so"), max_length=60, blank=True)
    checked_on = models.DateField(_("standing checked on"), null=True, blank=True)
    notice_mailed_at = models.DateTimeField(
        _("administrators told at"), null=True, blank=True, editable=False
    )

    class Meta:
        abstract = True

    @property
    def warning(self):
        """What to tell readers of a study that is retracted, withdrawn or in doubt, or empty."""
        return STANDING_WARNINGS.get(self.standing, "")

    @property
    def notice_url(self):
        """The address of the notice, or an empty string."""
        return f"https://doi.org/{self.notice_doi}" if self.notice_doi else ""

    @property
    def is_unsound(self):
        """True if readers must be warned: retracted, withdrawn, or under a notice of concern."""
        return self.is_retracted or self.standing == Standing.CONCERN

    @property
    def is_retracted(self):
        """True if nothing may be concluded from it any more: retracted or withdrawn."""
        return self.standing in {Standing.RETRACTED, Standing.WITHDRAWN}
