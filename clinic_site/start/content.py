"""What a new site holds: the invented clinic, or the pages that every clinic needs."""

from django.db import transaction

from blog.demo.load import load_demo
from blog.setup import set_up_site

from .output import say


def fill_once(demo):
    """Fill a site that has no home page yet, with the demo clinic too if `demo` is true.

    All of it is one transaction, so a start that is cut short leaves an empty site and the next
    one begins anew. Somebody who removed the demo keeps the home page, so it does not come back.
    """
    with transaction.atomic():
        if not set_up_site():
            return
        say("Made a home page, a blog and drafts of the pages that only you can write")
        if demo:
            say("Loading the demo clinic, this once (DEMO=0 starts without)")
            load_demo()
