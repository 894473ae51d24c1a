"""A published study: a record of facts that any number of articles cite."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from blog.forms import StudyForm
from blog.studies.names import MORE_AUTHORS, names_from_lines, names_to_lines

from .appraisal import Appraisal, PublicationStanding
from .bibliography import Bibliography
from .citation import Citation, refuse_to_delete_cited
from .merging import MergeableRecord
from .study_queries import StudyManager


class Study(Bibliography, Appraisal, PublicationStanding, MergeableRecord):
    """Facts about one study. What it means is the article's own text."""

    objects = StudyManager()

    base_form_class = StudyForm
    panels = [
        FieldPanel("title"),
        FieldPanel("authors"),
        MultiFieldPanel(
            [
                FieldPanel("journal"),
                FieldPanel("journal_abbreviation"),
                FieldRowPanel([FieldPanel("year"), FieldPanel("month"), FieldPanel("day")]),
                FieldRowPanel([FieldPanel("volume"), FieldPanel("issue"), FieldPanel("pages")]),
            ],
            heading=_("Where it was published"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("doi"),
                FieldRowPanel([FieldPanel("pmid"), FieldPanel("pmcid")]),
                FieldPanel("url"),
            ],
            heading=_("Where to find it"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("design"), FieldPanel("participants")]),
                FieldPanel("population"),
                FieldPanel("intervention"),
                FieldPanel("comparator"),
                FieldPanel("outcome"),
                FieldPanel("funding"),
                FieldPanel("certainties", permission="blog.quote_certainty"),
            ],
            heading=_("How it was done"),
        ),
        MultiFieldPanel(
            [FieldPanel("suggested_finding"), FieldPanel("suggested_limits")],
            heading=_("Suggested words for articles"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("standing"),
                FieldRowPanel([FieldPanel("notice_doi"), FieldPanel("noticed_on")]),
                FieldPanel("notice_reason"),
                FieldRowPanel([FieldPanel("standing_source"), FieldPanel("checked_on")]),
            ],
            heading=_("Standing"),
        ),
    ]

    class Meta:
        verbose_name = _("study")
        verbose_name_plural = _("studies")
        ordering = ["-year", "title"]
        permissions = [
            ("quote_certainty", _("Can quote the certainty that a review states")),
            (
                "change_cited_study",
                _("Can change a study that a live page cites, and merge studies"),
            ),
        ]

    def __str__(self):
        names = self.short_authors
        return f"{names} {self.year}: {self.title}" if names and self.year else self.title

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Save the record; what changed is kept in the same transaction (`blog/signals.py`)."""
        super().save(*args, **kwargs)

    @transaction.atomic
    def delete(self, *args, **kwargs):
        """Delete the record; raise StudyIsCitedError if a page cites it, readable or a draft."""
        refuse_to_delete_cited([self])
        return super().delete(*args, **kwargs)

    delete.alters_data = True

    @property
    def is_cited_live(self):
        """True if a page that readers can see cites it."""
        return Citation.objects.of(self).live().exists()

    @property
    def short_authors(self):
        """“Chao”, “Lu and Wang” or “Chao et al”, for places with little room."""
        known = [name for name in self.authors if name != MORE_AUTHORS]
        names = [name.get("family") or name.get("literal", "") for name in known]
        if len(names) > 2 or (names and len(known) < len(self.authors)):
            return f"{names[0]} et al"
        return _(" and ").join(names)

    @property
    def cited_item(self):
        """The CSL-JSON item to print a reference from: a retracted one names its notice."""
        if not (self.is_retracted and self.notice_doi):
            return self.item
        day = self.noticed_on
        issued = {"date-parts": [[day.year, day.month, day.day]]} if day else {}
        return {**self.item, "x-retraction": {"DOI": self.notice_doi, "issued": issued}}

    @property
    def authors_as_lines(self):
        """The authors as staff type them, one a line."""
        return names_to_lines(self.authors)

    @authors_as_lines.setter
    def authors_as_lines(self, text):
        self.authors = names_from_lines(text)
