"""A published study: a record of facts that any number of articles cite."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from blog.forms import StudyForm
from blog.studies.doi import DOI, normalise_doi
from blog.studies.names import MORE_AUTHORS, names_from_lines, names_to_lines
from blog.studies.vocabulary import Design, Standing


class Study(index.Indexed, models.Model):
    """Bibliography, appraisal and standing of one study. What it means is the article's own text.

    `authors` are names as CSL-JSON has them, in order: `{"family", "given"}` or, for a group,
    `{"literal"}`.
    """

    title = models.TextField(_("title"))
    authors = models.JSONField(_("authors"), default=list, blank=True)
    journal = models.CharField(_("journal"), max_length=255, blank=True)
    journal_abbreviation = models.CharField(_("journal, abbreviated"), max_length=120, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    volume = models.CharField(_("volume"), max_length=30, blank=True)
    issue = models.CharField(_("issue"), max_length=30, blank=True)
    pages = models.CharField(_("pages or article number"), max_length=60, blank=True)
    doi = models.CharField(
        _("DOI"), max_length=255, null=True, blank=True, unique=True, help_text=_("10.1234/abcd")
    )
    pmid = models.CharField(
        _("PubMed number (PMID)"), max_length=12, null=True, blank=True, unique=True
    )
    pmcid = models.CharField(_("PubMed Central number (PMCID)"), max_length=15, blank=True)

    design = models.CharField(_("design"), max_length=30, choices=Design, blank=True)
    participants = models.PositiveIntegerField(_("participants"), null=True, blank=True)

    standing = models.CharField(
        _("standing"), max_length=30, choices=Standing, default=Standing.UNKNOWN
    )
    notice_doi = models.CharField(_("DOI of the notice"), max_length=255, blank=True)
    checked_on = models.DateField(_("standing checked on"), null=True, blank=True)

    base_form_class = StudyForm
    panels = [
        FieldPanel("title"),
        FieldPanel("authors"),
        MultiFieldPanel(
            [
                FieldPanel("journal"),
                FieldPanel("journal_abbreviation"),
                FieldRowPanel([FieldPanel("year"), FieldPanel("volume")]),
                FieldRowPanel([FieldPanel("issue"), FieldPanel("pages")]),
            ],
            heading=_("Where it was published"),
        ),
        MultiFieldPanel(
            [FieldPanel("doi"), FieldRowPanel([FieldPanel("pmid"), FieldPanel("pmcid")])],
            heading=_("Where to find it"),
        ),
        MultiFieldPanel(
            [FieldPanel("design"), FieldPanel("participants")], heading=_("How it was done")
        ),
        MultiFieldPanel(
            [FieldPanel("standing"), FieldPanel("notice_doi"), FieldPanel("checked_on")],
            heading=_("Standing"),
        ),
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.AutocompleteField("authors_as_lines"),
        index.AutocompleteField("journal"),
        index.SearchField("journal"),
        index.SearchField("doi"),
        index.FilterField("year"),
        index.FilterField("design"),
        index.FilterField("standing"),
    ]

    class Meta:
        verbose_name = _("study")
        verbose_name_plural = _("studies")
        ordering = ["-year", "title"]

    def __str__(self):
        names = self.short_authors
        return f"{names} {self.year}: {self.title}" if names and self.year else self.title

    def save(self, *args, **kwargs):
        self.doi = normalise_doi(self.doi or "") or None
        self.pmid = self.pmid or None
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        errors = {}
        self.doi = normalise_doi(self.doi or "") or None
        self.pmid = (self.pmid or "").strip() or None
        if self.doi and not DOI.fullmatch(self.doi):
            errors["doi"] = _("A DOI begins with “10.” and has a slash: 10.1093/pm/pnz117.")
        if (self.pmid and not self.pmid.isascii()) or (self.pmid and not self.pmid.isdigit()):
            errors["pmid"] = _("A PubMed number has digits only: 19433697.")
        if errors:
            raise ValidationError(errors)

    @property
    def short_authors(self):
        """“Chao”, “Lu and Wang” or “Chao et al”, for places with little room."""
        known = [name for name in self.authors if name != MORE_AUTHORS]
        names = [name.get("family") or name.get("literal", "") for name in known]
        if len(names) > 2 or (names and len(known) < len(self.authors)):
            return f"{names[0]} et al"
        return _(" and ").join(names)

    @property
    def authors_as_lines(self):
        """The authors as staff type them, one a line."""
        return names_to_lines(self.authors)

    @authors_as_lines.setter
    def authors_as_lines(self, text):
        self.authors = names_from_lines(text)

    @property
    def doi_url(self):
        return f"https://doi.org/{self.doi}" if self.doi else ""

    @property
    def pubmed_url(self):
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else ""

    @property
    def source_url(self):
        """The best address a reader can follow to the study, or an empty string."""
        return self.doi_url or self.pubmed_url

    @property
    def is_unsound(self):
        """True if readers must be warned: retracted, withdrawn, or under a notice of concern."""
        return self.standing in {Standing.RETRACTED, Standing.WITHDRAWN, Standing.CONCERN}
