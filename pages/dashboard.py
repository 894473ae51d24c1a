"""What the editor's start page tells administrators: what a new site still needs."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.models import Locale, ModelLogEntry, Page

from pages.models import ClinicSettings, ClinicTexts, Person
from pages.starting.pages import STARTING_PAGES

STEP_HOOK = "register_setup_step"


@dataclass(frozen=True)
class Step:
    """One thing a new site needs: what to do, where (empty if not in the editor), and if it is."""

    title: str
    advice: str
    url: str
    is_done: bool


class SetupChecklist(Component):
    """The steps to a site that readers can use, for whoever may change the clinic's settings.

    It is gone once every step is done. Another app adds a step by the hook `register_setup_step`:
    a function that takes the request and returns a `Step`.
    """

    name = "setup_checklist"
    template_name = "pages/admin/setup_checklist.html"
    order = 100

    class Media:
        css = {"all": ["css/dashboard.css"]}

    def __init__(self, steps):
        self.steps = steps

    def get_context_data(self, parent_context):
        return {
            "steps": self.steps,
            "done": sum(step.is_done for step in self.steps),
            "count": len(self.steps),
        }


def add_setup_checklist(request, panels):
    """Add the checklist to the panels of the start page while something is left to do."""
    if not request.user.has_perm("pages.change_clinicsettings"):
        return
    steps = setup_steps(request)
    if not all(step.is_done for step in steps):
        panels.append(SetupChecklist(steps))


def setup_steps(request):
    """Return the steps of this site in the order they are best taken.

    While the demo clinic is loaded the first step is to remove it: what it filled in is not done.
    """
    clinic = ClinicSettings.for_request(request)
    if clinic.is_demo:
        return [_demo_step(), _mail_step()]
    return [
        *_clinic_steps(clinic),
        _disclaimer_step(clinic),
        _people_step(),
        _drafts_step(),
        *(step(request) for step in hooks.get_hooks(STEP_HOOK)),
        _mail_step(),
    ]


def _demo_step():
    return Step(
        _("Remove the demo clinic"),
        _(
            "This site shows an invented clinic, and search engines are told to stay away. Look "
            "around. To begin with your own, run “manage.py remove_demo” on the server; what you "
            "have edited stays."
        ),
        url="",
        is_done=False,
    )


def _mail_step():
    return Step(
        _("Set up mail"),
        _(
            "Mail is kept in var/mail/ on the server and reaches nobody. Set EMAIL_URL in the "
            "environment and start the site again."
        ),
        url="",
        is_done=settings.EMAIL_IS_SET,
    )


def _clinic_steps(clinic):
    app, model = clinic._meta.app_label, clinic._meta.model_name
    url = reverse("wagtailsettings:edit", args=[app, model, clinic.site_id])
    return [
        Step(
            _("Give the clinic's name"),
            _("It stands at the top of every page."),
            url=url,
            is_done=bool(clinic.name),
        ),
        Step(
            _("Say how to reach you"),
            _("The postal address, and a telephone number or an e-mail address."),
            url=url,
            is_done=bool(clinic.address and (clinic.phone or clinic.email)),
        ),
        Step(
            _("Choose the country"),
            _("Articles, services and conditions then name its emergency number."),
            url=url,
            is_done=bool(clinic.country),
        ),
    ]


def _disclaimer_step(clinic):
    texts = ClinicTexts.objects.filter(clinic=clinic, locale=Locale.get_active()).first()
    return Step(
        _("Read the health disclaimer"),
        _("It stands under every article. Change it if you need to, and save it either way."),
        url=reverse("wagtailsnippets_pages_clinictexts:edit", args=[texts.pk])
        if texts
        else reverse("wagtailsnippets_pages_clinictexts:add"),
        is_done=texts is not None and _was_saved_by_somebody(texts),
    )


def _was_saved_by_somebody(row):
    content_type = ContentType.objects.get_for_model(row)
    entries = ModelLogEntry.objects.filter(content_type=content_type, object_id=str(row.pk))
    return entries.exists()


def _people_step():
    return Step(
        _("Add the people of the clinic"),
        _("Authors and practitioners, with their credentials as they are licensed."),
        url=reverse("wagtailsnippets_pages_person:add"),
        is_done=Person.objects.exists(),
    )


def _drafts_step():
    slugs = [page.slug for page in STARTING_PAGES]
    drafts = Page.objects.filter(slug__in=slugs, live=False).order_by("path")
    titles = list(drafts.values_list("pk", "title"))
    return Step(
        _("Write the pages that wait as drafts"),
        _(
            "Still drafts: %(titles)s. Each asks what belongs on it. Publish it, or delete it if "
            "you do not need it."
        )
        % {"titles": ", ".join(title for _pk, title in titles)},
        url=reverse("wagtailadmin_pages:edit", args=[titles[0][0]]) if titles else "",
        is_done=not titles,
    )
