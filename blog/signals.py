"""What happens around pages and studies without being asked: citations and changes are kept."""

from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.models import Page, Revision, TaskState, WorkflowState

from .evidence import changes
from .evidence.citations import record_citations
from .models import Study


@receiver(post_save)
def record_citations_of_page(sender, instance, raw=False, **kwargs):
    """Write down what a page cites when it is saved; saving a revision saves its page too."""
    if issubclass(sender, Page) and not raw:
        record_citations(instance.pk)


@receiver(post_save, sender=Revision)
def record_citations_of_revision(sender, instance, created, raw=False, **kwargs):
    """Do it again when a revision is rewritten in place, scheduled or unscheduled."""
    if not created and not raw:
        _record_citations_of(instance)


@receiver(post_delete, sender=Revision)
def forget_deleted_revision(sender, instance, origin=None, **kwargs):
    """Do it again when a revision is deleted, unless its page is being deleted with it."""
    if origin is instance or getattr(origin, "model", None) is Revision:
        _record_citations_of(instance)


@receiver(post_save, sender=TaskState)
@receiver(post_save, sender=WorkflowState)
def record_citations_in_moderation(sender, instance, raw=False, **kwargs):
    """Do it again when a page is submitted, approved, sent back or taken out of moderation."""
    if raw:
        return
    state = instance.workflow_state if sender is TaskState else instance
    if issubclass(state.base_content_type.model_class(), Page):
        record_citations(int(state.object_id))


@receiver(pre_save, sender=Study)
def remember_stored_study(sender, instance, raw=False, **kwargs):
    """Keep hold of the facts that are about to be replaced."""
    if not raw:
        changes.remember(instance)


@receiver(post_save, sender=Study)
def keep_changes_of_study(sender, instance, raw=False, update_fields=None, **kwargs):
    """Keep what changed, and mark the pages that rest on it."""
    if not raw:
        changes.keep(instance, update_fields)


def _record_citations_of(revision):
    if issubclass(revision.base_content_type.model_class(), Page):
        record_citations(int(revision.object_id))
