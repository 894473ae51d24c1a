"""An empty site with its blog and evidence library: what `set_up_site` makes and the demo fills."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Site

from blog.models import BlogIndexPage, EvidenceLibraryPage
from pages import setup


@transaction.atomic
def set_up_site():
    """Make home page, blog, evidence library, drafts and settings; all of it or nothing.

    Returns False, having changed nothing, if the site has a home page already.
    """
    setup.lock_tree()
    if setup.is_set_up():
        return False
    home = setup.make_home()
    blog = home.add_child(
        instance=BlogIndexPage(title=_("Articles"), slug="blog", live=False, show_in_menus=True)
    )
    blog.save_revision().publish()
    make_library(home)
    setup.make_starting_pages(home)
    setup.make_settings(Site.objects.get(is_default_site=True))
    return True


def make_library(home):
    """Make the live page of the studies that the articles below `home` cite, and return it."""
    library = home.add_child(
        instance=EvidenceLibraryPage(
            title=_("Studies we cite"),
            slug="evidence",
            introduction=_(
                "Every study our articles rest on, for a treatment or against it, newest first."
            ),
            live=False,
        )
    )
    library.save_revision().publish()
    return library
