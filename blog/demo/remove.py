"""Takes the demo clinic away again: what it made and filled in, unless somebody edited or uses it.

The site keeps its home page, blog and evidence library as `set_up_site` made them, and gets back
the drafts of pages that only the clinic can write.
"""

from dataclasses import dataclass, field

from django.apps import apps
from django.db import transaction
from wagtail.models import Page

from pages import generation, setup
from pages.menus import without_pages
from pages.models import (
    ClinicSettings,
    ClinicTexts,
    DemoRecord,
    HomePage,
    RequestPage,
    StandardPage,
)

from .fingerprint import field_fingerprint, is_edited
from .uses import Uses, key_of

EDITED = "it was edited"
HOLDS_REQUESTS = "it holds requests of patients"

# Pages go before what they point to: an author cannot go while an article names them.
ORDER = (
    "blog.articlepage",
    "pages.servicepage",
    "pages.serviceindexpage",
    "pages.conditionpage",
    "pages.conditionindexpage",
    "blog.evidencelibrarypage",
    "pages.locationpage",
    "pages.locationindexpage",
    "pages.standardpage",
    "pages.contactpage",
    "pages.appointmentrequestpage",
    "pages.person",
    "pages.profession",
    "blog.topic",
    "blog.study",
    "pages.image",
    "wagtaildocs.document",
)


@dataclass
class Removal:
    """What `remove_demo` did: how many things it removed, and a plain line for each it kept."""

    removed: int = 0
    kept: list[str] = field(default_factory=list)


@transaction.atomic
def remove_demo():
    """Remove the demo; all of it that nobody edited or uses, or nothing if that fails.

    Returns a `Removal`, or None on a site without the demo. Files of pictures go once the
    transaction is through. What was kept belongs to the clinic from then on.
    """
    setup.lock_tree()
    records = list(DemoRecord.objects.order_by("pk"))
    if not records:
        return None
    removal = Removal()
    filled = _empty_filled([record for record in records if record.field], removal)
    made = [
        (instance, record)
        for record in records
        if not record.field and (instance := _find(record)) is not None
    ]
    kept = _reasons_to_keep(made, filled)
    removal.kept += [
        f"{_describe(instance)}: {kept[key_of(instance)]}."
        for instance, _record in made
        if key_of(instance) in kept
    ]
    goes = [instance for instance, _record in made if key_of(instance) not in kept]
    for instance in sorted(goes, key=lambda one: ORDER.index(one._meta.label_lower)):
        # Deleting one page rewrites its parent's row, so each is read again.
        type(instance).objects.get(pk=instance.pk).delete()
    removal.removed = len(goes)
    _drop_links({one.pk for one in goes if isinstance(one, Page)})
    written = {one.slug for one in goes if isinstance(one, StandardPage)}
    setup.make_starting_pages(HomePage.objects.get(), written)
    ClinicSettings.objects.filter(is_demo=True).update(is_demo=False)
    generation.bump_on_commit()
    DemoRecord.objects.all().delete()
    return removal


def _drop_links(gone):
    """Take the pages that are gone, by primary key, out of the menus that somebody arranged."""
    for texts in ClinicTexts.objects.all():
        for name in ("header_menu", "footer_menu"):
            setattr(texts, name, without_pages(getattr(texts, name), gone))
        texts.save()


def _find(record):
    return apps.get_model(record.model).objects.filter(pk=record.object_pk).first()


def _describe(instance):
    return f"{instance._meta.verbose_name} “{instance}”"


def _reasons_to_keep(made, filled):
    """Return reasons by key: edited, or used by something that stays.

    Keeping one thing may be the reason to keep another, so the question is asked until nothing
    changes.
    """
    reasons = {key_of(instance): EDITED for instance, record in made if is_edited(record, instance)}
    instances = [instance for instance, _record in made]
    for page in instances:
        if isinstance(page, RequestPage) and page.get_submissions().exists():
            reasons[key_of(page)] = HOLDS_REQUESTS
    uses = Uses(instances, changed=filled)
    pending = True
    while pending:
        leaving = {key_of(one) for one in instances if key_of(one) not in reasons}
        pending = {}
        for instance in instances:
            if key_of(instance) in leaving:
                users = [name for key, name in uses.users(instance) if key not in leaving]
                if users:
                    pending[key_of(instance)] = f"“{users[0]}” uses it"
        reasons |= pending
    return reasons


def _empty_filled(records, removal):
    """Empty the fields that the demo filled in and nobody edited; return the pages among them."""
    by_row = {}
    for record in records:
        by_row.setdefault((record.model, record.object_pk), []).append(record)
    pages = []
    for of_row in by_row.values():
        row = _find(of_row[0])
        if row is None:
            continue
        if isinstance(row, Page):
            _empty_page(row, of_row, removal)
            pages.append(_find(of_row[0]))
        else:
            _empty_fields([row], of_row, removal)
            row.save()
    return pages


def _empty_page(page, records, removal):
    """Empty a page as it stands and in its newest draft, and leave unpublished what was."""
    draft = page.get_latest_revision_as_object()
    _empty_fields([page, draft], records, removal)
    if page.has_unpublished_changes:
        page.save()
        draft.save_revision()
    else:
        draft.save_revision().publish()


def _empty_fields(versions, records, removal):
    for record in records:
        model_field = versions[0]._meta.get_field(record.field)
        prints = {field_fingerprint(version, record.field) for version in versions}
        if prints == {record.fingerprint}:
            for version in versions:
                setattr(version, record.field, model_field.get_default())
        elif any(getattr(version, record.field) for version in versions):
            removal.kept.append(
                f"{model_field.verbose_name} of the {_describe(versions[0])}: {EDITED}."
            )
