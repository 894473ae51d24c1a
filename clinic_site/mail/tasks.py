from django.conf import settings
from django.core.mail import get_connection
from django_tasks import task

from clinic_site.jobs.queue import BACKGROUND

from .messages import from_json


@task(backend=BACKGROUND, priority=10)
def send(message):
    """Send a message, as `to_json` returns it, before other work.

    An error of the mail server fails the task, which is then tried again.
    """
    from_json(message, get_connection(settings.MAIL_DELIVERY_BACKEND)).send()
