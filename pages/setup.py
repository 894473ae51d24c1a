"""An empty clinic site: its home page, the legal pages every clinic needs, its settings."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale, Page, Site

from pages.models import ClinicSettings, ClinicTexts, HomePage, StandardPage


@dataclass(frozen=True)
class LegalPage:
    """A page to be written by the clinic: headings, each with what belongs under it."""

    slug: str
    title: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]


LEGAL_PAGES = (
    LegalPage(
        "privacy",
        gettext_lazy("Privacy"),
        (
            (
                gettext_lazy("Who is responsible"),
                (
                    gettext_lazy("Name, address and e-mail of the clinic."),
                    gettext_lazy("Who answers questions about privacy, and how to reach them."),
                ),
            ),
            (
                gettext_lazy("What this website stores"),
                (
                    gettext_lazy("What the server's log keeps, and for how long."),
                    gettext_lazy("Cookies: as delivered, the site sets none for readers."),
                    gettext_lazy("Every service you add that sees readers, such as maps or video."),
                ),
            ),
            (
                gettext_lazy("What you store about patients"),
                (
                    gettext_lazy("What a message or an appointment asks for, and why."),
                    gettext_lazy("Who may read it, where it is kept, and when it is deleted."),
                ),
            ),
            (
                gettext_lazy("Your rights"),
                (
                    gettext_lazy("The rights the law of your country gives, and how to use them."),
                    gettext_lazy("Where to complain."),
                ),
            ),
        ),
    ),
    LegalPage(
        "accessibility",
        gettext_lazy("Accessibility"),
        (
            (
                gettext_lazy("How accessible this site is"),
                (
                    gettext_lazy("The standard you measure against, and who measured when."),
                    gettext_lazy("What does not work yet, and what to do instead."),
                ),
            ),
            (
                gettext_lazy("How accessible the clinic is"),
                (
                    gettext_lazy("Steps, lifts, doors, parking, toilets, interpreters."),
                    gettext_lazy("How to ask for help before a visit."),
                ),
            ),
            (
                gettext_lazy("Tell us about a barrier"),
                (
                    gettext_lazy("Telephone and e-mail, and how soon you answer."),
                    gettext_lazy("Where to complain if that does not help."),
                ),
            ),
        ),
    ),
    LegalPage(
        "legal-notice",
        gettext_lazy("Legal notice"),
        (
            (
                gettext_lazy("Who runs this site"),
                (
                    gettext_lazy("The legal name, form and address of the clinic."),
                    gettext_lazy("Who may sign for it, and any entry in a register."),
                ),
            ),
            (
                gettext_lazy("Licences"),
                (
                    gettext_lazy("Each practitioner's title, and who granted it."),
                    gettext_lazy("The body that supervises them, and its rules."),
                ),
            ),
            (
                gettext_lazy("Who is responsible for the articles"),
                (gettext_lazy("Name and address of whoever answers for what is published."),),
            ),
        ),
    ),
)


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


def make_legal_pages(home):
    """Make the legal pages as drafts below `home`. They hold a checklist, and no law."""
    for legal in LEGAL_PAGES:
        page = StandardPage(
            title=str(legal.title),
            slug=legal.slug,
            summary=_("A draft. Replace each list with your own text, then publish."),
            live=False,
            body=[
                {
                    "type": "section",
                    "value": {
                        "heading": str(heading),
                        "content": [{"type": "prose", "value": _checklist(points)}],
                    },
                }
                for heading, points in legal.sections
            ],
        )
        home.add_child(instance=page)
        page.save_revision()


def _checklist(points):
    return "<ul>" + "".join(f"<li>{point}</li>" for point in points) + "</ul>"


def make_settings(site):
    """Make the clinic's settings and texts with their defaults, unless they are there."""
    clinic = ClinicSettings.for_site(site)
    if clinic.pk is None:
        clinic.save()
    ClinicTexts.objects.get_or_create(clinic=clinic, locale=Locale.get_default())
    return clinic
