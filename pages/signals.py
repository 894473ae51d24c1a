"""What happens around a page without being asked: dates, routes, notices."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import page_published, post_page_move, pre_page_move

from . import dates
from .models import Notice
from .notices import write_boards
from .slugs import refuse_reserved_slug


@receiver(page_published)
def date_the_first_publication(sender, instance, **kwargs):
    """Give a page its published date when it first goes live.

    The signal also fires for a page that was only scheduled; such a page is not live yet and
    gets no date (Wagtail sends page_published from PublishRevisionAction in both cases).
    """
    if instance.live and instance.alias_of_id is None:
        dates.record_first_publication(instance)


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
