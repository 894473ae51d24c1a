"""A draft to an article: made once, completed, published or held back on later runs."""

from contextlib import ExitStack
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _

from blog.models import ArticleAuthor, ArticlePage, BlogIndexPage, ImportedArticle
from pages.dates import record_import

from .addresses import free_slug, redirect_old_address
from .body import stream_data
from .dating import dating_of
from .draft import PostDraft
from .errors import ArticleLocked, ImportedMeanwhile, SiteNotReady
from .fingerprints import revision_hash, source_hash
from .markup import clean_rich_text
from .options import ImportOptions, check_author, check_key, people_named
from .pictures import bring_over, picture_files


class Status(Enum):
    CREATED = "created"
    UNCHANGED = "unchanged"
    COMPLETED = "completed"
    NEW_DRAFT = "new draft"


@dataclass
class Outcome:
    """What an import did. `notes` are sentences for staff, `yearless` days without a year."""

    status: Status
    page: ArticlePage
    is_published: bool = False
    yearless: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)


def key_of(path, draft, options):
    """Return the name of a source: `--key`, else its old address, else the file's name."""
    return options.key or check_key(draft.canonical or Path(path).name)


def import_post(draft: PostDraft, text, path, options: ImportOptions, publish=False):
    """Save a draft as an article, or bring the article up to date, and return the Outcome.

    `text` is the whole source, `path` its file; pictures are looked for in the file's folder. It
    happens in one transaction. Raises a reason of `errors`, and then nothing is saved.
    """
    with ExitStack() as undo:
        try:
            with transaction.atomic():
                outcome = _Import(draft, text, Path(path), options, publish, undo).run()
        except IntegrityError as error:
            raise ImportedMeanwhile from error
        undo.pop_all()
    return outcome


class _Import:
    """One run over one post, inside a transaction."""

    def __init__(self, draft, text, path, options, publish, undo):
        self.draft = draft
        self.key = key_of(path, draft, options)
        self.text = text
        self.publish = publish
        self.undo = undo
        # Held until the end, so that of two runs at once the second sees what the first has made.
        self.blog = BlogIndexPage.objects.select_for_update().order_by("path").first()
        if self.blog is None:
            raise SiteNotReady
        self.record = (
            ImportedArticle.objects.select_for_update().filter(source_key=self.key).first()
        )
        self.earlier_options = self.record.options if self.record else {}
        self.options = options.over(self.earlier_options)
        self.files, missing = picture_files(draft.pictures, path.parent)
        self.dating = dating_of(draft, self.options, timezone.localdate())
        self.notes = [
            _("Not brought over: %(what)s.") % {"what": what}
            for what in [*draft.not_brought_over, *missing]
        ]
        self.notes += [
            _("Study %(number)d names no journal: choose its record in the editor.")
            % {"number": number}
            for number, study in enumerate(draft.studies, 1)
            if not study.journal
        ]

    def run(self):
        if self.record is None:
            return self._create()
        return self._run_again()

    def _hash(self, options):
        return source_hash(self.text, self.files.values(), options)

    # --- The first time ---------------------------------------------------------------------------

    def _create(self):
        slug = free_slug(self.options.slug or self.draft.title, self.blog)
        page = ArticlePage(live=False, slug=slug)
        self._fill(page)
        self.blog.add_child(instance=page)
        revision = page.save_revision()
        self.record = ImportedArticle(article=page, source_key=self.key)
        self.notes += redirect_old_address(page, self.options.old_path, self.draft.canonical)
        self._record_dates(page)
        self._remember(revision)
        outcome = Outcome(Status.CREATED, page, yearless=self.dating.yearless, notes=self.notes)
        if self.publish and not self.dating.yearless:
            revision.publish()
            outcome.is_published = True
        return outcome

    # --- Later runs -------------------------------------------------------------------------------

    def _run_again(self):
        page = ArticlePage.objects.get(pk=self.record.article_id)
        if page.locked:
            raise ArticleLocked
        revision = page.get_latest_revision()
        is_edited = revision is None or revision_hash(revision) != self.record.revision_hash
        given = self.options.to_json()
        changed = {name for name in given if given[name] != self.earlier_options.get(name)}
        source_changed = self._hash(self.earlier_options) != self.record.source_hash
        outcome = Outcome(Status.UNCHANGED, page, yearless=self.dating.yearless, notes=self.notes)

        if source_changed or changed & {"author", "slug"}:
            revision = self._new_draft(page, new_slug="slug" in changed)
            outcome.status = Status.NEW_DRAFT
            self._remember(None if is_edited else revision)
            if is_edited:
                self.notes.append(_("It was edited here, too; those edits are in its history."))
        elif changed:
            if self._dates_differ() or "old_path" in changed:
                outcome.status = Status.COMPLETED
            self._remember()
        if "old_path" in changed:
            self.notes += redirect_old_address(page, self.options.old_path, "")

        obstacle = self._obstacle(page, outcome, is_edited) if self.publish else ""
        is_ready = not obstacle and not self.dating.yearless and not self._is_up_to_date(page)
        publishes = self.publish and is_ready
        # The dates of a text that waits as a draft are not those of the text readers see.
        waits = page.live and page.has_unpublished_changes and not publishes
        if self._dates_differ() and (not waits or changed & {"year", "published"}):
            self._record_dates(page)
            self.record.save()
        if publishes:
            revision.publish()
            outcome.is_published = True
        elif obstacle:
            self.notes.append(obstacle)
        return outcome

    def _new_draft(self, page, new_slug):
        latest = page.get_latest_revision_as_object()
        if new_slug:
            latest.slug = free_slug(self.options.slug, self.blog, page)
        self._fill(latest)
        revision = latest.save_revision()
        page.refresh_from_db(fields=["has_unpublished_changes", "latest_revision"])
        return revision

    def _obstacle(self, page, outcome, is_edited):
        """Return why the article must not be published by a command, or ''."""
        if self._is_up_to_date(page) or self.dating.yearless:
            return ""
        if is_edited:
            return _("Not published, because it was edited here. Publish it in the editor.")
        if page.current_workflow_state:
            return _("Not published, because it waits for approval here.")
        if page.live and outcome.status is Status.NEW_DRAFT:
            return _("Not published: read the new draft first, then run this again with --publish.")
        if page.first_published_at and not page.live:
            return _("Not published, because it was taken offline here. Publish it in the editor.")
        return ""

    @staticmethod
    def _is_up_to_date(page):
        return page.live and not page.has_unpublished_changes

    def _dates_differ(self):
        recorded = (self.record.published_on, self.record.updated_on)
        return recorded != (self.dating.published_on, self.dating.updated_on)

    # --- Both -------------------------------------------------------------------------------------

    def _fill(self, page):
        draft = self.draft
        images = bring_over(draft.pictures, self.files, self.undo)
        author = self._author()
        introduction = draft.introduction
        if draft.byline and not (author and author.name.casefold() == draft.author.casefold()):
            introduction = f"<p>{escape(draft.byline)}</p>{introduction}"
            self.notes.append(
                _("“%(byline)s” stands in the introduction, because it is not the author here.")
                % {"byline": draft.byline}
            )
        page.title = draft.title
        page.introduction = clean_rich_text(introduction)
        page.number_sections = draft.numbered
        body = ArticlePage._meta.get_field("body")
        page.body = body.to_python(stream_data(draft.sections, self.key, images))
        if author:
            page.article_authors.set([ArticleAuthor(person=author)])

    def _author(self):
        """Return the author by the option, else by the byline if just one person has the name."""
        if self.options.author:
            return check_author(self.options.author)
        people = list(people_named(self.draft.author)[:2]) if self.draft.author else []
        return people[0] if len(people) == 1 else None

    def _record_dates(self, page):
        published_on = self.dating.published_on
        here = page.editorial_dates
        if here and published_on == self.record.published_on:
            published_on = here.published_on  # the source says nothing new; it may be mended here
        record_import(page, published_on, self.dating.updated_on)
        self.record.published_on = self.dating.published_on
        self.record.updated_on = self.dating.updated_on

    def _remember(self, revision=None):
        """Keep what this run imported; `revision` is the article as it left it."""
        self.record.options = self.options.to_json()
        self.record.source_hash = self._hash(self.record.options)
        if revision:
            self.record.revision_hash = revision_hash(revision)
        self.record.save()
