"""What still uses a thing the demo made: the reason to keep it."""

from django.contrib.contenttypes.models import ContentType
from modelcluster.models import (
    ClusterableModel,
    get_all_child_m2m_relations,
    get_all_child_relations,
)
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.models import Page, ReferenceIndex
from wagtail.snippets.models import get_snippet_models

from pages.models import ClinicTexts, PageReview, Person


def key_of(instance):
    """Return what tells a row from all others: its model (`Page` for any page) and primary key."""
    return _model_key(type(instance), instance.pk)


def _model_key(model, pk):
    label = Page._meta.label_lower if issubclass(model, Page) else model._meta.label_lower
    return label, str(pk)


class Uses:
    """Who uses each of some rows, by the keys of `key_of`; gathered once, asked often.

    Saved content comes from Wagtail's reference index. The index does not see drafts of live pages,
    lists of many (topics, practitioners) and reviewers, nor what changed in this transaction: those
    are read from the pages themselves. `changed` are the pages that this transaction has saved.
    """

    def __init__(self, targets, changed=()):
        self._targets = {key_of(target) for target in targets}
        self._users = {}
        read = {key_of(page) for page in changed}
        for target in targets:
            self._add_indexed(target, ignored=read)
        drafts = Page.objects.filter(has_unpublished_changes=True).specific()
        for page in [*changed, *(page.get_latest_revision_as_object() for page in drafts)]:
            for target in references_in(page):
                self._add(target, page)
        for target in targets:
            self._add_unindexed(target)

    def users(self, instance):
        """Return `(key, name)` of everything that uses a row."""
        return self._users.get(key_of(instance), [])

    def _add(self, target, user):
        if target in self._targets and target != key_of(user):
            self._users.setdefault(target, []).append((key_of(user), str(user)))

    def _add_indexed(self, target, ignored):
        rows = ReferenceIndex.get_references_to(target).order_by()
        for type_id, pk in rows.values_list("base_content_type", "object_id").distinct():
            model = ContentType.objects.get_for_id(type_id).model_class()
            if _is_edited_by_staff(model) and _model_key(model, pk) not in ignored:
                for source in model._base_manager.filter(pk=pk):
                    self._add(key_of(target), source)

    def _add_unindexed(self, target):
        users = []
        if isinstance(target, Page):
            users = target.get_children()
        elif isinstance(target, Person):
            reviews = PageReview.objects.filter(reviewer=target).select_related("page")
            users = [review.page for review in reviews]
        users = [*users, *_linked_by_lists(target)]
        for user in users:
            self._add(key_of(target), user)


def _linked_by_lists(target):
    """Yield what names a row in a list of many, such as an article's topics."""
    for relation in target._meta.related_objects:
        if relation.many_to_many:
            yield from getattr(target, relation.get_accessor_name()).all()


def _is_edited_by_staff(model):
    """Say whether a model has an editor of its own; the rest are rows that belong to another.

    Menus use no page: whoever takes a page away takes it out of the menus.
    """
    if model is ClinicTexts:
        return False
    return issubclass(model, Page) or model in [*get_snippet_models(), *settings_registry]


def references_in(instance):
    """Yield the key of every row that an object refers to: in fields, blocks and children."""
    for field in instance._meta.get_fields():
        if hasattr(field, "extract_references"):
            for model, pk, *_paths in field.extract_references(field.value_from_object(instance)):
                yield _model_key(model, pk)
        elif field.many_to_one and field.concrete:
            yield _model_key(field.related_model, field.value_from_object(instance))
    if isinstance(instance, ClusterableModel):
        for relation in get_all_child_relations(type(instance)):
            for child in getattr(instance, relation.get_accessor_name()).all():
                yield from references_in(child)
        for field in get_all_child_m2m_relations(type(instance)):
            for related in getattr(instance, field.name).all():
                yield key_of(related)
