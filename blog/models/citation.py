"""Who cites what: one row per page, version of the page and study."""

from collections import Counter
from dataclasses import dataclass, field

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, ProtectedError, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Page, Revision, TaskState, WorkflowState

OPEN_WORKFLOWS = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


class State(models.TextChoices):
    """Which version of a page a citation stands in."""

    LIVE = "live", gettext_lazy("live")
    SCHEDULED = "scheduled", gettext_lazy("scheduled")
    IN_MODERATION = "in-moderation", gettext_lazy("in moderation")
    DRAFT = "draft", gettext_lazy("draft")


def revisions_in_moderation():
    """Return the revisions that somebody is asked to approve, or to change and submit again."""
    tasks = TaskState.objects.filter(
        workflow_state__status__in=OPEN_WORKFLOWS,
        workflow_state__current_task_state=F("pk"),
    )
    return Revision.objects.filter(pk__in=tasks.values("revision"))


class CitationQuerySet(models.QuerySet):
    """The questions that are asked about citations."""

    def of(self, *studies):
        """Return the citations of studies, also by way of records that were merged into them."""
        # Which records they are comes first: to ask both of each citation would read all of them.
        merged = apps.get_model("blog.Study").objects.filter(shown_as__in=studies).order_by()
        return self.filter(Q(study__in=studies) | Q(study__in=merged.values("pk")))

    def live(self):
        """Return the citations that readers can see."""
        return self.filter(revision=None, page__live=True)

    def readable_below(self, place, locale, private):
        """Return the citations that everybody can see below a place in the tree, in a language.

        `place` is the path of a page, `locale` a locale's primary key, `private` the paths below
        which not everybody may read.
        """
        closed = Q()
        for path in private:
            closed |= Q(page__path__startswith=path)
        below = self.live().filter(page__path__startswith=place, page__locale=locale)
        return below.exclude(closed)

    def unverified(self):
        """Return the citations that a reader cannot look up: no record, or no identifier."""
        return self.filter(
            Q(study=None)
            | Q(study__shown_as=None, study__doi=None, study__pmid=None)
            | Q(
                study__shown_as__isnull=False,
                study__shown_as__doi=None,
                study__shown_as__pmid=None,
            )
        )

    def outdated(self):
        """Return the citations in revisions that are only history by now."""
        return self.filter(revision__isnull=False, revision__approved_go_live_at=None).exclude(
            Q(revision=F("page__latest_revision")) | Q(revision__in=revisions_in_moderation())
        )

    def news(self):
        """Return what readers can see and, of drafts, what differs from that."""
        seen = Citation.objects.live().filter(page=OuterRef("page"))
        same_study = Exists(seen.filter(study=OuterRef("study")))
        same_words = Exists(seen.filter(study=None, journal_named=OuterRef("journal_named")))
        return self.exclude(Q(revision__isnull=False) & (same_study | Q(study=None) & same_words))

    def with_state(self):
        """Add what `state` needs, so that it costs no query a row."""
        return self.select_related("page", "revision").annotate(
            is_moderated=Exists(revisions_in_moderation().filter(pk=OuterRef("revision")))
        )


class Citation(models.Model):
    """A version of a page cites a study, or names a journal without saying which study it means.

    `revision` is empty for the page as it is in its own table: what readers see of a live page.
    Only the versions that still matter have rows: the live one, the latest, the scheduled one and
    the one in moderation; `blog/evidence/citations.py` writes them. A citation without a record
    has a row of its own each time.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="citations")
    revision = models.ForeignKey(
        Revision, null=True, on_delete=models.CASCADE, related_name="citations"
    )
    study = models.ForeignKey(
        "blog.Study", null=True, on_delete=models.PROTECT, related_name="citations"
    )
    journal_named = models.CharField(max_length=255, blank=True)

    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("citation")
        verbose_name_plural = gettext_lazy("citations")
        constraints = [
            models.UniqueConstraint(
                fields=["page", "study"],
                condition=Q(revision=None),
                name="blog_citation_once_a_page",
            ),
            models.UniqueConstraint(
                fields=["page", "revision", "study"], name="blog_citation_once_a_revision"
            ),
        ]

    def __str__(self):
        return f"{self.page_id}: {self.study_id or self.journal_named}"

    @property
    def cited(self):
        """What it cites, in words: the study, the journal named, or that nothing is."""
        if self.study:
            return str(self.study.current)
        return self.journal_named or _("A citation that names nothing")

    @property
    def why_unverified(self):
        """Why a reader cannot look it up, or an empty string."""
        if not self.study:
            return _("No record is chosen.")
        if not self.study.current.is_verifiable:
            return _("The record has no DOI or PubMed number.")
        return ""

    @property
    def state(self):
        """The `State` of the version it stands in; needs `with_state`."""
        if self.revision_id is None and self.page.live:
            return State.LIVE
        if self.revision_id and self.revision.approved_go_live_at:
            return State.SCHEDULED
        if self.is_moderated:
            return State.IN_MODERATION
        is_what_readers_see = self.page.live and not self.page.has_unpublished_changes
        return State.LIVE if is_what_readers_see else State.DRAFT


@dataclass
class CitingPage:
    """A page that cites some studies, and the states of the versions that do, live first."""

    page: Page
    states: list[State] = field(default_factory=list)

    @property
    def states_in_words(self):
        """“live, draft”."""
        return ", ".join(str(state.label) for state in self.states)

    def __str__(self):
        return f"{self.page.get_admin_display_title()} ({self.states_in_words})"


def pages_citing(*studies):
    """Return a `CitingPage` for each page that cites any of the studies, by title."""
    found = {}
    for citation in Citation.objects.of(*studies).with_state().order_by("page__title", "page"):
        citing = found.setdefault(citation.page_id, CitingPage(citation.page))
        if citation.state not in citing.states:
            citing.states.append(citation.state)
    for citing in found.values():
        citing.states.sort(key=list(State).index)
    return list(found.values())


def citing_page_counts(studies):
    """Return how many pages cite each of the studies, as `{primary key: count}`; one query."""
    keys = {study.pk for study in studies}
    rows = Citation.objects.of(*keys).values_list("study", "study__shown_as", "page")
    pages = {(shown_as or study, page) for study, shown_as, page in rows}
    return Counter(study for study, _page in pages)


class StudyIsCitedError(ProtectedError):
    """Studies cannot be deleted because pages cite them; `pages` are `CitingPage`s."""

    def __init__(self, studies, pages):
        self.pages = pages
        sentence = ngettext(
            "“%(study)s” cannot be deleted, because this page cites it: %(pages)s.",
            "“%(study)s” cannot be deleted, because these pages cite it: %(pages)s.",
            len(pages),
        )
        if len(studies) > 1:
            sentence = _("Nothing was deleted, because these pages cite the studies: %(pages)s.")
        named = {"study": studies[0], "pages": ", ".join(str(page) for page in pages)}
        super().__init__(sentence % named, set(studies))


def refuse_to_delete_cited(studies):
    """Raise StudyIsCitedError if a page cites one of the studies in a version that still matters.

    What only history cites is let go.
    """
    Citation.objects.of(*studies).outdated().delete()
    pages = pages_citing(*studies)
    if pages:
        raise StudyIsCitedError(studies, pages)
