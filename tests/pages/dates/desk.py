"""What people do with updates in the editor, as the browser would post it."""

from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from blog.models import ArticlePage
from pages.models import PageDates, ProposedUpdate
from pages.roles import CLINIC_STAFF, CLINICIANS, SITE_ADMINISTRATORS
from tests.editor import article_form, edit_url
from tests.factories import UserFactory

NOTE = "We added a trial of 2025."


class Worker:
    """Somebody with a role and a browser of their own."""

    def __init__(self, role):
        self.user = UserFactory(is_staff=True, first_name=role.name)
        self.user.groups.add(Group.objects.get(name=role.name))
        self.client = Client()
        self.client.force_login(self.user)

    def send(self, page, title="Changed", seen=None, url=None, **fields):
        """Post the editor's form of a page; `seen` is the stamp that it showed."""
        if seen is None:
            proposal = waiting(page)
            seen = proposal.stamp if proposal else ""
        data = article_form(title=title, slug=page.slug, **fields) | {"update-seen": seen}
        return self.client.post(url or edit_url(page), data, follow=True)

    def publish(self, page, **fields):
        return self.send(page, **{"action-publish": "action-publish"}, **fields)

    def publish_as_update(self, page, note=NOTE, kind="update", **fields):
        return self.send(page, **dialog("action-publish", note, kind), **fields)

    def submit(self, page, **fields):
        return self.send(page, **{"action-submit": "action-submit"}, **fields)

    def submit_as_update(self, page, note=NOTE, kind="update", **fields):
        return self.send(page, **dialog("action-submit", note, kind), **fields)

    def save_with_update(self, page, note=NOTE, kind="update", **fields):
        return self.send(page, **dialog("action-propose", note, kind), **fields)

    def autosave(self, page, **fields):
        """Post the form as Wagtail's autosave does: no button, an answer in JSON."""
        data = article_form(slug=page.slug, **{"title": "Autosaved"} | fields)
        return self.client.post(edit_url(page), data, headers={"accept": "application/json"})

    def decide(self, page, action, **fields):
        """Approve or reject a submitted page, from the list of what waits for approval."""
        state = fresh(page).current_workflow_task_state
        url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
        return self.client.post(url, fields, follow=True)

    def open(self, page):
        return self.client.get(edit_url(page))


def staff():
    return Worker(CLINIC_STAFF)


def clinician():
    return Worker(CLINICIANS)


def administrator():
    return Worker(SITE_ADMINISTRATORS)


def dialog(button, note=NOTE, kind="update"):
    """Return what a button of the dialog adds to the form."""
    return {button: "update", "update-note": note, "update-kind": kind}


def waiting(page):
    return ProposedUpdate.objects.filter(page_id=page.pk).first()


def row(page):
    return PageDates.objects.get(page_id=page.pk)


def notes(page):
    """Return what readers are told of a page's changes, newest first."""
    return [change["note"] for change in row(page).changes]


def fresh(page):
    return ArticlePage.objects.get(pk=page.pk)
