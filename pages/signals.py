"""What happens around a page without being asked: its first publication is dated."""

from django.dispatch import receiver
from wagtail.signals import page_published

from . import dates


@receiver(page_published)
def date_the_first_publication(sender, instance, **kwargs):
    """Give a page its published date when it first goes live.

    The signal also fires for a page that was only scheduled; such a page is not live yet and
    gets no date (Wagtail sends page_published from PublishRevisionAction in both cases).
    """
    if instance.live and instance.alias_of_id is None:
        dates.record_first_publication(instance)
