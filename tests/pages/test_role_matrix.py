"""Who may do what in the editor: every cell of the table through the real views."""

from dataclasses import dataclass

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Locale, Site, Task

from blog.models import ArticlePage, Study, Topic
from clinic_site.accounts.second_factor import factors
from clinic_site.accounts.second_factor.state import PROVED_BY
from pages import dates
from pages.models import (
    ClinicSettings,
    ClinicTexts,
    ConditionPage,
    Image,
    Notice,
    PageDates,
    PageUpdate,
    Person,
    ProposedUpdate,
    RequestSettings,
    RequestSubmission,
    ServicePage,
    Testimonial,
)
from pages.roles import CLINIC_STAFF, CLINICIANS, SITE_ADMINISTRATORS
from tests.editor import (
    add_url,
    article_form,
    condition_form,
    edit_url,
    service_form,
    testimonial_form,
    texts_form,
    write_article,
)
from tests.factories import (
    ArticlePageFactory,
    ConditionIndexPageFactory,
    EmptySite,
    ImageFactory,
    NoticeFactory,
    PersonFactory,
    ServiceIndexPageFactory,
    StudyFactory,
    TestimonialFactory,
    TopicFactory,
    UserFactory,
    make_request,
    make_request_page,
    publish_article,
)

NOBODY, STAFF, CLINICIAN, ADMINISTRATOR = (
    "nobody",
    *(role.name for role in (CLINIC_STAFF, CLINICIANS, SITE_ADMINISTRATORS)),
)

#                                          staff  clinician  administrator
MATRIX = {
    "open the editor":                    (True,  True,  True),
    "see the articles in the explorer":   (True,  True,  True),
    "write a draft":                      (True,  True,  True),
    "edit somebody else's article":       (True,  True,  True),
    "submit for moderation":              (True,  True,  True),
    "approve":                            (False, True,  False),
    "publish":                            (False, True,  True),
    "unpublish":                          (False, True,  True),
    "publish as an update":               (False, True,  True),
    "propose an update":                  (True,  True,  True),
    "reword somebody's proposed update":  (False, True,  True),
    "drop somebody's proposed update":    (False, True,  True),
    "enter an update":                    (False, False, True),
    "correct an update":                  (False, False, True),
    "set the published date":             (False, False, True),
    "delete a draft":                     (True,  True,  True),
    "delete a live page":                 (False, True,  True),
    "delete a page with others below":    (False, False, True),
    "add a study":                        (True,  True,  True),
    "import studies":                     (True,  True,  True),
    "change a study":                     (True,  True,  True),
    "delete a study":                     (False, False, True),
    "be offered matching studies":        (True,  True,  True),
    "have the evidence checked":          (True,  True,  True),
    "add a topic":                        (False, True,  True),
    "delete a topic":                     (False, True,  True),
    "add a person":                       (False, True,  True),
    "change a person":                    (False, True,  True),
    "write a service":                    (True,  True,  True),
    "publish a condition":                (False, True,  True),
    "add a testimonial":                  (False, False, True),
    "withdraw a testimonial":             (False, False, True),
    "choose a picture":                   (True,  True,  True),
    "add a picture":                      (True,  True,  True),
    "change somebody else's picture":     (False, False, True),
    "add a document":                     (False, True,  True),
    "choose a document":                  (True,  True,  True),
    "change the clinic's settings":       (False, False, True),
    "change the texts for readers":       (False, False, True),
    "read the requests of patients":      (False, True,  True),
    "export the requests of patients":    (False, True,  True),
    "delete a request of a patient":      (False, True,  True),
    "change who hears of requests":       (False, False, True),
    "add a notice":                       (False, False, True),
    "delete a notice":                    (False, False, True),
    "add a redirect":                     (False, False, True),
    "add a collection":                   (False, False, True),
    "change the approval":                (False, False, True),
    "list the accounts":                  (False, False, True),
    "add an account":                     (False, False, True),
    "see the groups":                     (False, False, False),
    "see the report on dates":            (True,  True,  True),
    "set the dates of many pages":        (False, False, True),
    "set up one's own second factor":     (True,  True,  True),
    "change one's own second factor":     (True,  True,  True),
    "remove somebody's second factor":    (False, False, True),
}  # fmt: skip

UPDATE_FIELDS = {"update-note": "A trial.", "update-kind": "update"}


@dataclass
class World:
    """A site with one of each thing, all made by somebody else."""

    site: EmptySite
    author: object
    live: ArticlePage
    draft: ArticlePage

    def picture(self):
        root = Collection.get_first_root_node()
        return ImageFactory(collection=root, uploaded_by_user=self.author)

    def submitted(self):
        self.draft.get_workflow().start(self.draft, self.author)
        return self.draft


@pytest.fixture(scope="module")
def kept_world(keep, kept_site):
    return keep(make_world, on=kept_site)


@pytest.fixture
def world(site, kept_world):
    return kept_world.put_back()


def make_world(site):
    author = UserFactory(is_superuser=True)
    live = publish_article(site.blog, title="Live", slug="live", owner=author)
    draft = ArticlePageFactory(
        parent=site.blog, title="Draft", slug="draft", live=False, owner=author
    )
    draft.save_revision()
    return World(site, author, live, draft)


def fresh(page):
    return ArticlePage.objects.get(pk=page.pk)


def is_shown(client, name, *args, **query):
    return client.get(reverse(name, args=args), query).status_code == 200


def snippet(model, action, *args):
    return reverse(model.snippet_viewset.get_url_name(action), args=args)


def edit(client, page, **extra):
    data = article_form(title="Changed", slug=page.slug, **extra)
    return client.post(edit_url(page), data)


def write_a_draft(client, world):
    write_article(client, world.site.blog, title="New", slug="new")
    return ArticlePage.objects.filter(slug="new", live=False).exists()


def edit_an_article(client, world):
    edit(client, world.live)
    return fresh(world.live).get_latest_revision_as_object().title == "Changed"


def submit(client, world):
    edit(client, world.draft, **{"action-submit": "1"})
    return fresh(world.draft).workflow_in_progress


def approve(client, world):
    state = world.submitted().current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[world.draft.pk, "approve", state.pk])
    client.post(url)
    return fresh(world.draft).live


def publish(client, world):
    edit(client, world.draft, **{"action-publish": "1"})
    return fresh(world.draft).live


def publish_as_update(client, world):
    edit(client, world.live, **{"action-publish": "update"} | UPDATE_FIELDS)
    return PageUpdate.objects.exists()


def propose_update(client, world):
    edit(client, world.live, **{"action-propose": "update"} | UPDATE_FIELDS)
    return ProposedUpdate.objects.exists()


def reword_proposal(client, world):
    proposal = dates.propose_update(world.live, "A trial.", "update", world.author)
    url = reverse("pages_dates_change_proposal", args=[world.live.pk])
    client.post(url, {"kind": "update", "note": "Two trials.", "seen": proposal.stamp})
    return ProposedUpdate.objects.get().note == "Two trials."


def drop_proposal(client, world):
    proposal = dates.propose_update(world.live, "A trial.", "update", world.author)
    url = reverse("pages_dates_drop_proposal", args=[world.live.pk])
    client.post(url, {"seen": proposal.stamp})
    return not ProposedUpdate.objects.exists()


def enter_update(client, world):
    url = reverse("pages_dates_enter", args=[world.live.pk])
    client.post(url, said_of_update("A trial."))
    return PageUpdate.objects.exists()


def correct_update(client, world):
    update = dates.record_update(world.live, timezone.localdate(), "A trial.")
    url = reverse("pages_dates_correct", args=[update.pk])
    client.post(url, said_of_update("Two trials.", seen=update.stamp))
    return PageUpdate.objects.get().note == "Two trials."


def said_of_update(note, **fields):
    today = timezone.localdate().isoformat()
    return {"date": today, "kind": "update", "note": note, "reason": "Forgotten.", **fields}


def set_published_date(client, world):
    seen = world.live.dates.published_on.isoformat()
    url = reverse("pages_dates_published", args=[world.live.pk])
    client.post(url, {"published_on": "2020-01-01", "reason": "An old post.", "seen": seen})
    return PageDates.objects.filter(published_on="2020-01-01").exists()


def unpublish(client, world):
    client.post(reverse("wagtailadmin_pages:unpublish", args=[world.live.pk]))
    return not fresh(world.live).live


def delete(client, page):
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), {"confirm": page.title})
    return not type(page).objects.filter(pk=page.pk).exists()


def add_study(client, world):
    client.post(snippet(Study, "add"), {"title": "A trial", "authors": "", "standing": "unknown"})
    return Study.objects.filter(title="A trial").exists()


def import_studies(client, world):
    return is_shown(client, "blog_import_studies")


def change_study(client, world):
    study = StudyFactory()
    client.post(
        snippet(Study, "edit", study.pk), {"title": "Mended", "authors": "", "standing": "unknown"}
    )
    return Study.objects.filter(title="Mended").exists()


def delete_snippet(client, record):
    client.post(snippet(type(record), "delete", record.pk))
    return not type(record).objects.filter(pk=record.pk).exists()


def check_evidence(client, world):
    return client.post(reverse("blog_evidence_checks"), article_form()).status_code == 200


def add_topic(client, world):
    client.post(snippet(Topic, "add"), {"name": "Sleep", "slug": "sleep"})
    return Topic.objects.exists()


def add_person(client, world):
    client.post(snippet(Person, "add"), {"name": "Ana", "slug": "ana"})
    return Person.objects.exists()


def change_person(client, world):
    person = PersonFactory()
    client.post(snippet(Person, "edit", person.pk), {"name": "Ana Ruiz", "slug": person.slug})
    return Person.objects.filter(name="Ana Ruiz").exists()


def write_service(client, world):
    index = ServiceIndexPageFactory(parent=world.site.home)
    client.post(add_url(ServicePage, index), service_form())
    return ServicePage.objects.filter(live=False).exists()


def publish_condition(client, world):
    index = ConditionIndexPageFactory(parent=world.site.home)
    client.post(add_url(ConditionPage, index), {**condition_form(), "action-publish": "1"})
    return ConditionPage.objects.live().exists()


def add_testimonial(client, world):
    client.post(snippet(Testimonial, "add"), testimonial_form())
    return Testimonial.objects.exists()


def withdraw_testimonial(client, world):
    said = TestimonialFactory()
    form = testimonial_form(withdrawn_on="2026-01-16")
    client.post(snippet(Testimonial, "edit", said.pk), form)
    said.refresh_from_db()
    return said.withdrawn_on is not None


def add_picture(client, world):
    room = SimpleUploadedFile("room.png", get_test_image_file().file.getvalue())
    client.post(reverse("wagtailimages:add"), {"title": "Room", "file": room})
    return Image.objects.exists()


def change_picture(client, world):
    picture = world.picture()
    url = reverse("wagtailimages:edit", args=[picture.pk])
    client.post(url, {"title": "Renamed", "collection": picture.collection_id})
    return Image.objects.filter(title="Renamed").exists()


def choose_picture(client, world):
    picture = world.picture()
    page = client.get(reverse("wagtailimages_chooser:choose"))
    return f"/{picture.pk}/" in page.text


def add_document(client, world):
    leaflet = SimpleUploadedFile("leaflet.txt", b"Bring your referral.")
    client.post(reverse("wagtaildocs:add"), {"title": "Leaflet", "file": leaflet})
    return get_document_model().objects.exists()


def choose_document(client, world):
    leaflet = SimpleUploadedFile("leaflet.txt", b"Bring your referral.")
    get_document_model().objects.create(title="Leaflet", file=leaflet)
    page = client.get(reverse("wagtaildocs_chooser:choose"))
    return "Leaflet" in page.text


def change_settings(client, world):
    pk = Site.objects.get().pk
    url = reverse("wagtailsettings:edit", args=["pages", "clinicsettings", pk])
    fields = {"name": "Riverbank", "reference_style": "ama", "review_interval_months": "36"}
    client.post(url, fields)
    return ClinicSettings.objects.filter(name="Riverbank").exists()


def change_texts(client, world):
    clinic = ClinicSettings.for_site(Site.objects.get())
    clinic.save()
    texts, _created = ClinicTexts.objects.get_or_create(clinic=clinic, locale=Locale.get_default())
    client.post(
        snippet(ClinicTexts, "edit", texts.pk),
        texts_form(clinic, tagline="By the river"),
    )
    return ClinicTexts.objects.filter(tagline="By the river").exists()


def read_requests(client, world):
    request = make_request(make_request_page(world.site.home), your_name="Ana Ruiz")
    page = client.get(reverse("wagtailforms:list_submissions", args=[request.page_id]))
    return "Ana Ruiz" in page.text


def export_requests(client, world):
    request = make_request(make_request_page(world.site.home))
    url = reverse("wagtailforms:list_submissions", args=[request.page_id])
    return client.get(url, {"export": "csv"}).status_code == 200


def delete_request(client, world):
    request = make_request(make_request_page(world.site.home))
    url = reverse("wagtailforms:delete_submissions", args=[request.page_id])
    client.post(f"{url}?selected-submissions={request.pk}")
    return not RequestSubmission.objects.exists()


def change_recipients(client, world):
    pk = RequestSettings.objects.create().pk
    url = reverse("wagtailsettings:edit", args=["pages", "requestsettings", pk])
    client.post(url, {"recipients": "me@evil.example", "kept_days": "90"})
    return RequestSettings.objects.filter(recipients="me@evil.example").exists()


def add_notice(client, world):
    clinic = ClinicSettings.for_site(Site.objects.get())
    clinic.save()
    times = {"starts_at": "2026-01-01 08:00", "ends_at": "2026-01-02 08:00"}
    form = {"text": "Closed", "importance": "urgent", "page": "", "clinic": clinic.pk, **times}
    client.post(snippet(Notice, "add"), form)
    return Notice.objects.exists()


def add_redirect(client, world):
    client.post(
        reverse("wagtailredirects:add"),
        {"old_path": "/old", "is_permanent": "on", "redirect_link": "https://a.example/"},
    )
    return Redirect.objects.exists()


def add_collection(client, world):
    root = Collection.get_first_root_node()
    client.post(reverse("wagtailadmin_collections:add"), {"name": "Rooms", "parent": root.pk})
    return Collection.objects.filter(name="Rooms").exists()


def change_approval(client, world):
    task = Task.objects.get()
    url = reverse("wagtailadmin_workflows:edit_task", args=[task.pk])
    client.post(url, {"groups": [Group.objects.get(name=CLINICIANS.name).pk], "active": "on"})
    return client.get(url).status_code == 200


def add_account(client, world):
    client.post(
        reverse("wagtailusers_users:add"),
        {"email": "new@clinic.example", "first_name": "N", "last_name": "H"},
    )
    return get_user_model().objects.filter(email="new@clinic.example").exists()


def set_many_intervals(client, world):
    url = reverse(
        "wagtail_bulk_action",
        args=["pages", "pagedates", "set-interval"],
        query={"id": world.live.pk},
    )
    shown = client.post(url, {"months": "12"})
    seen = shown.context["seen"] if shown.status_code == 200 else ""
    client.post(url, {"months": "12", "confirmed": "1", "seen": seen})
    return PageDates.objects.get(page=world.live).interval_months == 12


def set_up_second_factor(client, world):
    return all(
        is_shown(client, name)
        for name in ("accounts_second_factor", "accounts_add_app", "accounts_session_state")
    )


def change_second_factor(client, world):
    me = get_user_model().objects.get(email="me@clinic.example")
    factors.add(me, factors.PASSKEY, {"name": "Key"})
    key = factors.of(me, factors.PASSKEY).get().pk
    client.force_login(me)
    session = client.session
    session[PROVED_BY] = factors.PASSKEY
    session.save()
    return all(
        (
            is_shown(client, "accounts_remove_factor", key),
            is_shown(client, "accounts_rename_passkey", key),
            is_shown(client, "accounts_renew_recovery_codes"),
        )
    )


def remove_second_factor(client, world):
    other = UserFactory()
    factors.add(other, factors.PASSKEY, {"name": "Key"})
    client.post(reverse("wagtailusers_users:remove_second_factor", args=[other.pk]))
    return not factors.has_any(other)


ACTIONS = {
    "open the editor": lambda client, world: is_shown(client, "wagtailadmin_home"),
    "see the articles in the explorer": lambda client, world: is_shown(
        client, "wagtailadmin_explore", world.site.blog.pk
    ),
    "write a draft": write_a_draft,
    "edit somebody else's article": edit_an_article,
    "submit for moderation": submit,
    "approve": approve,
    "publish": publish,
    "unpublish": unpublish,
    "publish as an update": publish_as_update,
    "propose an update": propose_update,
    "reword somebody's proposed update": reword_proposal,
    "drop somebody's proposed update": drop_proposal,
    "enter an update": enter_update,
    "correct an update": correct_update,
    "set the published date": set_published_date,
    "delete a draft": lambda client, world: delete(client, world.draft),
    "delete a live page": lambda client, world: delete(client, world.live),
    "delete a page with others below": lambda client, world: delete(client, world.site.blog),
    "add a study": add_study,
    "import studies": import_studies,
    "change a study": change_study,
    "delete a study": lambda client, world: delete_snippet(client, StudyFactory()),
    "be offered matching studies": lambda client, world: is_shown(client, "blog_matching_studies"),
    "have the evidence checked": check_evidence,
    "add a topic": add_topic,
    "delete a topic": lambda client, world: delete_snippet(client, TopicFactory()),
    "add a person": add_person,
    "change a person": change_person,
    "write a service": write_service,
    "publish a condition": publish_condition,
    "add a testimonial": add_testimonial,
    "withdraw a testimonial": withdraw_testimonial,
    "choose a picture": choose_picture,
    "add a picture": add_picture,
    "change somebody else's picture": change_picture,
    "add a document": add_document,
    "choose a document": choose_document,
    "change the clinic's settings": change_settings,
    "change the texts for readers": change_texts,
    "read the requests of patients": read_requests,
    "export the requests of patients": export_requests,
    "delete a request of a patient": delete_request,
    "change who hears of requests": change_recipients,
    "add a notice": add_notice,
    "delete a notice": lambda client, world: delete_snippet(client, NoticeFactory()),
    "add a redirect": add_redirect,
    "add a collection": add_collection,
    "change the approval": change_approval,
    "list the accounts": lambda client, world: is_shown(client, "wagtailusers_users:index"),
    "add an account": add_account,
    "see the groups": lambda client, world: is_shown(client, "wagtailusers_groups:index"),
    "see the report on dates": lambda client, world: is_shown(client, "pages_dates_report"),
    "set the dates of many pages": set_many_intervals,
    "set up one's own second factor": set_up_second_factor,
    "change one's own second factor": change_second_factor,
    "remove somebody's second factor": remove_second_factor,
}

CELLS = [
    pytest.param(role, action, allowed, id=f"{role}: {action}")
    for action, row in MATRIX.items()
    for role, allowed in zip((NOBODY, STAFF, CLINICIAN, ADMINISTRATOR), (False, *row), strict=True)
]


@pytest.mark.parametrize(("role", "action", "allowed"), CELLS)
def test_a_role_may_do_what_the_table_says(client, world, role, action, allowed):
    user = UserFactory(email="me@clinic.example")
    if role != NOBODY:
        user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    assert ACTIONS[action](client, world) is allowed
