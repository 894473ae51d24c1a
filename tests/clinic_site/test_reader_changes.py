"""Every change that a reader could see lets the generation grow; drafts and logins do not."""

import ast
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connection
from django.db.models.signals import post_migrate
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction, Site

from blog.evidence import merging, watch
from blog.models import Study
from clinic_site.reader_changes import NOT_SEEN, SEEN
from pages import generation
from tests.factories import (
    ImageFactory,
    NoticeFactory,
    PersonFactory,
    StandardPageFactory,
    StudyFactory,
    TopicFactory,
    UserFactory,
    publish_article,
    section,
)

ONLY_ON_SQLITE = {"wagtailsearch.SQLiteFTSIndexEntry"}
# Where rows are written past their models, and why a reader sees nothing of it, or what tells.
PASSES_MODELS = {
    "blog/evidence/alerts.py": "when staff were told of a notice",
    "blog/evidence/changes.py": "notes for staff about pages",
    "blog/many/shelf.py": "studies before any article cites them",
    "clinic_site/editor_search.py": "what the editor searches",
    "clinic_site/jobs/failures.py": "background work",
    "clinic_site/jobs/leases.py": "background work",
    "clinic_site/jobs/retries.py": "background work",
    "clinic_site/jobs/scheduling.py": "background work",
    "clinic_site/jobs/worker.py": "background work",
    "pages/dates/bulk.py": "who was asked; what is dated goes through add_up_many, which tells",
    "pages/dates/history.py": "the log",
    "pages/dates/making.py": "ends with add_up_many, which tells",
    "pages/reminders/sending.py": "reminders of staff",
    "pages/requests/mail.py": "requests of patients",
    "pages/setup.py": "the welcome page makes room for the home page, which is published then",
}


def test_every_model_is_counted_or_has_a_reason_not_to_be():
    models = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert models - set(SEEN) - set(NOT_SEEN) == set(), "is it something that readers see?"
    assert (set(SEEN) | set(NOT_SEEN)) - models <= ONLY_ON_SQLITE
    assert set(SEEN) & set(NOT_SEEN) == set()


def writes_past_models(tree):
    """Tell whether code writes rows without saving an object: QuerySet.update or in bulk."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name = node.func.attr
            is_update = name == "update" and node.keywords and not node.args
            if name in ("bulk_create", "bulk_update") or is_update:
                yield node.lineno


def test_what_passes_models_tells_itself():
    silent = set()
    for folder in ("blog", "clinic_site", "pages"):
        for path in Path(django_settings.BASE_DIR, folder).rglob("*.py"):
            text = path.read_text()
            is_product = "migrations" not in path.parts
            if is_product and any(writes_past_models(ast.parse(text))):
                name = str(path.relative_to(django_settings.BASE_DIR))
                silent |= {name} if "generation.bump" not in text else set()
    assert silent == set(PASSES_MODELS)


class Change:
    """Whether something was counted since this was made, within the transaction of a test."""

    def __init__(self):
        # What the test made before is not waited for any more.
        connection.run_on_commit.clear()
        self.before = generation.current()

    @property
    def is_counted(self):
        return generation.has_unsaved_changes() or generation.current() > self.before


@pytest.fixture
def live(site):
    """A site with a page, a person, a topic and an article that cites a study."""
    study = StudyFactory()
    body = [section("Finding", [("study_citation", {"study": study.pk})])]

    return SimpleNamespace(
        blog=site.blog,
        study=study,
        page=StandardPageFactory(parent=site.home),
        person=PersonFactory(),
        topic=TopicFactory(),
        article=publish_article(site.blog, body=body),
    )


def publish(things):
    things.page.title = "New title"
    things.page.save_revision().publish()


def publish_what_is_due(things):
    things.page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = things.page.save_revision()
    revision.publish()
    revision.approved_go_live_at = timezone.now() - timedelta(hours=1)
    revision.save()
    change = Change()
    call_command("publish_scheduled")
    assert change.is_counted


def expire(things):
    type(things.page).objects.filter(pk=things.page.pk).update(
        expire_at=timezone.now() - timedelta(hours=1)
    )
    call_command("publish_scheduled")
    things.page.refresh_from_db()
    assert not things.page.live


def merge(things):
    merging.merge(things.study, StudyFactory())


def no_notice_found(things):
    watch.record_nothing_found(Study.objects.filter(pk=things.study.pk))


def restrict(things):
    PageViewRestriction.objects.create(page=things.page, restriction_type=PageViewRestriction.LOGIN)


CHANGES = {
    "publish": publish,
    "unpublish": lambda things: things.page.unpublish(),
    "move": lambda things: things.page.move(things.blog, pos="last-child"),
    "reorder": lambda things: things.page.move(things.blog, pos="right"),
    "delete": lambda things: things.page.delete(),
    "a scheduled publication": publish_what_is_due,
    "expiry": expire,
    "a study": lambda things: things.study.save(),
    "studies merged": merge,
    "studies checked": no_notice_found,
    "a person": lambda things: things.person.save(),
    "a topic": lambda things: things.topic.save(),
    "a topic deleted": lambda things: things.topic.delete(),
    "topics of an article": lambda things: (
        things.article.topics.add(things.topic),
        things.article.save(),
    ),
    "a notice": lambda things: NoticeFactory(),
    "a picture": lambda things: ImageFactory(),
    "a restriction": restrict,
    "a site": lambda things: Site.objects.get().save(),
    "a locale": lambda things: Locale.objects.create(language_code="fr"),
    "dates rebuilt": lambda things: (
        apps.get_model("pages.PageDates").objects.all().delete(),
        call_command("rebuild_dates", verbosity=0),
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_that_readers_see_is_counted(live, name):
    change = Change()
    CHANGES[name](live)
    assert change.is_counted


def save_draft(things):
    things.article.title = "Not yet"
    things.article.save_revision()


UNSEEN = {
    "a draft": save_draft,
    "an account": lambda things: UserFactory(),
    "a login": lambda things: UserFactory().save(update_fields=["last_login"]),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_what_readers_do_not_see_is_not_counted(live, name):
    change = Change()
    UNSEEN[name](live)
    assert not change.is_counted


def test_migrations_are_counted(db):
    before = generation.current()
    wagtailcore = apps.get_app_config("wagtailcore")
    post_migrate.send(
        sender=wagtailcore,
        app_config=wagtailcore,
        apps=apps,
        using="default",
        plan=[],
        interactive=False,
        verbosity=0,
    )
    assert generation.current() > before
