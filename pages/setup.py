"""An empty clinic site: its home page, the pages every clinic writes itself, its settings."""

from django.conf import settings
from django.db.models import Count
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site

from pages.models import ClinicSettings, ClinicTexts, HomePage, StandardPage
from pages.starting.pages import STARTING_PAGES
from pages.starting.text import starting_body


def is_set_up():
    """Say whether the site has its home page."""
    return HomePage.objects.exists()


def lock_tree():
    """Make everybody else who sets up the site wait until this transaction ends.

    On SQLite the transaction itself has locked the whole database already.
    """
    return Page.objects.select_for_update().get(pk=Page.get_first_root_node().pk)


def make_home():
    """Make the home page the root of the default site, in place of Wagtail's welcome page.

    Returns the live `HomePage`. Call it inside a transaction.
    """
    root = lock_tree()
    # Nobody can make a page of the bare type, so such a page is Wagtail's own. It goes last,
    # because the site goes with its root page; until then the two cannot share a slug.
    welcome = Page.objects.child_of(root).exact_type(Page).first()
    if welcome is not None:
        Page.objects.filter(pk=welcome.pk).update(slug="welcome-to-wagtail")
    home = root.add_child(instance=HomePage(title=_("Home"), slug="home", live=False))
    home.save_revision().publish()
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname=settings.SITE_ADDRESS.hostname,
        port=settings.SITE_ADDRESS.port,
        is_default_site=True,
    )
    site.root_page = home
    site.save()
    if welcome is not None:
        Page.objects.get(pk=welcome.pk).delete()
    return HomePage.objects.get(pk=home.pk)


def make_starting_pages(home, slugs=None):
    """Make the pages that the clinic has to write itself, as drafts below `home`.

    With `slugs` only those. They hold questions, and no law.
    """
    for starting in STARTING_PAGES:
        if slugs is not None and starting.slug not in slugs:
            continue
        page = StandardPage(
            title=str(starting.title),
            slug=starting.slug,
            summary=_("A draft. Replace each list with your own text, then publish."),
            live=False,
            body=starting_body(starting),
        )
        home.add_child(instance=page)
        page.save_revision()


def untouched_drafts(home):
    """Return the pages below `home` that nobody has saved since the set-up made them as drafts."""
    return (
        StandardPage.objects.child_of(home)
        .filter(slug__in=[page.slug for page in STARTING_PAGES], first_published_at=None)
        .alias(versions=Count("_revisions"))
        .filter(versions=1)
    )


def make_settings(site):
    """Make the clinic's settings and texts with their defaults, unless they are there."""
    clinic = ClinicSettings.for_site(site)
    if clinic.pk is None:
        clinic.save()
    ClinicTexts.objects.get_or_create(clinic=clinic, locale=Locale.get_default())
    return clinic
