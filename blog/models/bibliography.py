"""What a reference needs to know of a publication."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from blog.studies.csl import LONGEST
from blog.studies.doi import DOI, normalise_doi
from blog.studies.names import names_to_lines
from blog.studies.text import search_key, title_key
from blog.studies.vocabulary import Source

# Which column holds which text of a CSL-JSON item.
COLUMNS = {
    "type": "csl_type",
    "title": "title",
    "container-title": "journal",
    "container-title-short": "journal_abbreviation",
    "publisher": "publisher",
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
    "DOI": "doi",
    "PMID": "pmid",
    "PMCID": "pmcid",
    "URL": "url",
    "language": "language",
}
UNIQUE_OR_NULL = {"doi", "pmid"}


class Bibliography(models.Model):
    """The facts of a publication that its reference is printed from.

    `authors` are names as CSL-JSON has them, in order: `{"family", "given", "suffix"}` or, for a
    group, `{"literal"}`.
    """

    csl_type = models.CharField(_("kind of publication"), max_length=30, default="article-journal")
    title = models.TextField(_("title"), max_length=LONGEST["title"])
    authors = models.JSONField(_("authors"), default=list, blank=True)
    journal = models.CharField(_("journal"), max_length=LONGEST["container-title"], blank=True)
    journal_abbreviation = models.CharField(
        _("journal, abbreviated"), max_length=LONGEST["container-title-short"], blank=True
    )
    publisher = models.CharField(_("publisher"), max_length=LONGEST["publisher"], blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    month = models.PositiveSmallIntegerField(_("month"), null=True, blank=True)
    day = models.PositiveSmallIntegerField(_("day"), null=True, blank=True)
    volume = models.CharField(_("volume"), max_length=LONGEST["volume"], blank=True)
    issue = models.CharField(_("issue"), max_length=LONGEST["issue"], blank=True)
    pages = models.CharField(_("pages or article number"), max_length=LONGEST["page"], blank=True)
    doi = models.CharField(
        _("DOI"),
        max_length=LONGEST["DOI"],
        null=True,
        blank=True,
        unique=True,
        help_text=_("10.1234/abcd"),
    )
    pmid = models.CharField(
        _("PubMed number (PMID)"), max_length=LONGEST["PMID"], null=True, blank=True, unique=True
    )
    pmcid = models.CharField(
        _("PubMed Central number (PMCID)"), max_length=LONGEST["PMCID"], blank=True
    )
    url = models.URLField(_("web address"), max_length=LONGEST["URL"], blank=True)
    language = models.CharField(_("language"), max_length=LONGEST["language"], blank=True)

    title_key = models.CharField(max_length=200, editable=False, db_index=True)
    search_key = models.TextField(editable=False, default="")
    source = models.CharField(
        _("where the record came from"),
        max_length=20,
        choices=Source,
        default=Source.TYPED,
        editable=False,
    )
    source_record = models.JSONField(
        _("the record as it came"), null=True, blank=True, editable=False
    )
    obtained_at = models.DateTimeField(_("obtained at"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self._normalise()
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        self._normalise()
        errors = {}
        if self.doi and not DOI.fullmatch(self.doi):
            errors["doi"] = _("A DOI begins with “10.” and has a slash: 10.1093/pm/pnz117.")
        if self.pmid and not (self.pmid.isascii() and self.pmid.isdigit()):
            errors["pmid"] = _("A PubMed number has digits only: 19433697.")
        if self.pmcid and not (self.pmcid[:3] == "PMC" and self.pmcid[3:].isdigit()):
            errors["pmcid"] = _("A PubMed Central number is PMC and digits: PMC3156618.")
        if errors:
            raise ValidationError(errors)

    def _normalise(self):
        self.doi = normalise_doi(self.doi or "") or None
        self.pmid = (self.pmid or "").strip() or None
        self.pmcid = (self.pmcid or "").strip().upper()
        self.title_key = title_key(self.title)
        searched = [self.title, names_to_lines(self.authors), self.journal]
        searched += [self.journal_abbreviation, str(self.year or ""), self.doi]
        searched += [self.pmid, self.pmcid]
        self.search_key = search_key(" ".join(filter(None, searched)))

    @property
    def item(self):
        """The publication as a CSL-JSON item, as `blog.studies.csl.clean_item` makes them."""
        raw = {name: getattr(self, column) for name, column in COLUMNS.items()}
        date = [part for part in (self.year, self.month, self.day) if part]
        raw |= {"author": self.authors, "issued": {"date-parts": [date]} if date else {}}
        return {name: value for name, value in raw.items() if value}

    @item.setter
    def item(self, item):
        """Take every fact from a clean item; what the item does not have becomes empty."""
        for name, column in COLUMNS.items():
            empty = None if column in UNIQUE_OR_NULL else ""
            setattr(self, column, item.get(name, empty))
        self.authors = item.get("author", [])
        date = item.get("issued", {}).get("date-parts", [[]])[0]
        self.year, self.month, self.day = [*date, None, None, None][:3]

    @property
    def doi_url(self):
        return f"https://doi.org/{self.doi}" if self.doi else ""

    @property
    def pubmed_url(self):
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else ""

    @property
    def source_url(self):
        """The best address a reader can follow to the publication, or an empty string."""
        return self.doi_url or self.pubmed_url or self.url

    @property
    def is_verifiable(self):
        """True if the record has an identifier that a reader can look up."""
        return bool(self.doi or self.pmid)
