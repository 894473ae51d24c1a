"""What the database holds of an editor's article, and whether all of it belongs together.

Imports the site's models, so `ServedSite.use_here` comes first.
"""

from django.db import connection
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageLogEntry, ReferenceIndex

from blog.models import ArticlePage
from tests.faults.editors import email


def integrity_problems():
    """Return what SQLite finds wrong with its file; PostgreSQL checks keys by itself."""
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        found = [row[0] for row in cursor.fetchall() if row[0] != "ok"]
        cursor.execute("PRAGMA foreign_key_check")
        return found + [f"a key leads nowhere: {row}" for row in cursor.fetchall()]


def settle(editor):
    """Return `(lost, torn)`, lists of sentences; forget attempts that came to nothing.

    The last attempt may be unacknowledged: then it must be wholly there or wholly absent.
    """
    article = ArticlePage.objects.get(pk=editor.article)
    while not editor.attempts[-1].is_acknowledged and editor.attempts[-1].title != article.title:
        editor.attempts.pop()
    shown = editor.attempts[-1]
    lost = [] if shown.title == article.title else [f"{shown.title} is lost: {article.title}"]
    torn = [] if lost else torn_parts(editor, article, shown)
    return lost, [f"{shown.title}: {problem}" for problem in torn]


def torn_parts(editor, article, shown):
    """Return what does not agree with the attempt that the article's title belongs to."""
    checks = {
        "address": (article.slug, article.url_path) == (shown.slug, f"/home{shown.path}"),
        "live": article.live and not article.has_unpublished_changes,
        "draft title": article.draft_title == shown.title,
        "text": shown.word in article.introduction and shown.word in str(article.body),
        "picture": article.lead_image_id == shown.image,
        "revision": is_revision_of(article, shown),
        "number of revisions": article.revisions.count() == len(editor.attempts),
        "search": is_found_by(article, shown.word),
        "old words in search": not is_found_by(article, previous_word(editor)),
        "redirects": redirects_of(article) == {each.path for each in editor.attempts[:-1]},
        "references": references_of(article) == {str(shown.image)},
        "dates": article.dates.listed_on is not None,
        "log": actions_of(article) == {"wagtail.edit", "wagtail.publish"},
        "number of log entries": published_times(article, editor) == len(editor.attempts) - 1,
    }
    return [name for name, is_well in checks.items() if not is_well]


def is_revision_of(article, shown):
    """Say whether the newest revision is the live one, and holds what was sent."""
    newest = article.revisions.order_by("-pk").first()
    content = newest.content
    return (
        newest.pk == article.live_revision_id == article.latest_revision_id
        and newest.approved_go_live_at is None
        and (content["title"], content["slug"]) == (shown.title, shown.slug)
        and shown.word in content["introduction"]
    )


def is_found_by(article, word):
    return [each.pk for each in ArticlePage.objects.search(word)] == [article.pk]


def previous_word(editor):
    """Return the word of the attempt before, which nobody may find any more."""
    return editor.attempts[-2].word if len(editor.attempts) > 1 else "never-written"


def redirects_of(article):
    """Return the paths that lead to an article."""
    paths = Redirect.objects.filter(redirect_page=article, automatically_created=True)
    return {f"{path}/" for path in paths.values_list("old_path", flat=True)}


def references_of(article):
    """Return the ids of the pictures that an article uses, as the reference index knows them."""
    references = ReferenceIndex.get_references_for_object(article)
    return set(references.filter(model_path="lead_image").values_list("to_object_id", flat=True))


def actions_of(article):
    """Return what the log says of the live revision, apart from its change of title."""
    entries = PageLogEntry.objects.filter(page=article.pk, revision=article.live_revision)
    return set(entries.exclude(action="wagtail.rename").values_list("action", flat=True))


def published_times(article, editor):
    """Return how often the editor has published the article through the editor's pages."""
    entries = PageLogEntry.objects.filter(page=article.pk, action="wagtail.publish")
    return entries.filter(user__email=email(editor.name)).count() - 1
