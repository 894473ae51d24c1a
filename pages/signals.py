"""What happens around a page without being asked: dates, routes, notices, search."""

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, WorkflowState
from wagtail.signals import page_published, post_page_move, pre_page_move, workflow_approved

from . import dates
from .dates.deletion import keep_deleted_dates
from .models import Notice, PageDates
from .notices import write_boards
from .search import indexing
from .slugs import refuse_reserved_slug


@receiver(page_published)
def date_what_goes_live(sender, instance, revision=None, **kwargs):
    """Date the first publication, and record the update that waited for this version.

    The signal fires for every publication, also by the scheduler, and for a page that was only
    scheduled: such a page is not live yet, and nothing may be recorded
    (`PublishRevisionAction` sends it in both cases).
    """
    if not instance.live or instance.alias_of_id is not None:
        return
    dates.record_first_publication(instance)
    dates.record_proposed_update(instance, revision, get_active_log_context().user)


@receiver(workflow_approved, sender=WorkflowState)
def confirm_what_was_approved(sender, instance, user, **kwargs):
    """Remember who approved the version that an update goes live with at a later time."""
    page = instance.content_object
    if isinstance(page, Page) and page.scheduled_revision:
        dates.confirm_proposal(page, page.scheduled_revision, user)


@receiver(pre_delete, sender=PageDates)
def keep_dates_of_deleted_page(sender, instance, **kwargs):
    """Leave the dates and names of a deleted page in the log."""
    keep_deleted_dates(instance)


@receiver(pre_page_move)
def refuse_to_hide_a_route(sender, instance, parent_page_after, **kwargs):
    """Raise ValidationError if the page's slug would hide a route at its new place.

    The editor asks first and shows the sentence; this stops whatever did not ask.
    """
    refuse_reserved_slug(parent_page_after.specific_class, instance.slug)


@receiver((post_save, post_delete), sender=Notice)
@receiver(post_page_move)
def keep_the_notice_boards(sender, raw=False, **kwargs):
    """Write the boards when a notice has changed or a page, which may be its scope, has moved.

    Not while fixtures are loaded: those bring the boards.
    """
    if not raw:
        write_boards()


@receiver(post_save)
def keep_the_search_index(sender, instance, raw=False, update_fields=None, **kwargs):
    """Write anew what the search knows of a page that may have changed for readers."""
    if issubclass(sender, Page) and not raw and indexing.may_change(instance, update_fields):
        indexing.keep(instance.pk)
