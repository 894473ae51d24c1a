from django_tasks import task
from wagtail.log_actions import log

from clinic_site.jobs.queue import BACKGROUND

from .fields import normalise_email
from .invitations import send_new_link
from .models import User


@task(backend=BACKGROUND, priority=10)
def answer_forgotten_password(email):
    """Mail a link to set a new password if an active account has this address.

    Unlike Django's form it also serves accounts that have no password yet: somebody who has lost
    their first link asks for another one on the login page.
    """
    account = User.objects.filter(email=normalise_email(email), is_active=True).first()
    if account is not None:
        send_new_link(account)
        log(account, "accounts.ask_for_password")
