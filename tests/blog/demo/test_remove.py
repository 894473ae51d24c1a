"""`manage.py remove_demo`: exactly what the demo made and nobody edited or uses."""

from datetime import date

from wagtail.documents import get_document_model
from wagtail.models import Page, ReferenceIndex

from blog.models import ArticlePage, BlogIndexPage, EvidenceLibraryPage, Study, Topic
from pages import dates
from pages.blocks import starting_bands
from pages.models import (
    AppointmentRequestPage,
    ClinicSettings,
    ClinicTexts,
    ContactPage,
    DemoRecord,
    HomePage,
    Image,
    LocationIndexPage,
    LocationPage,
    PageDates,
    PageReview,
    PageUpdate,
    Person,
    Rendition,
    RequestSubmission,
    StandardPage,
)
from pages.starting.pages import STARTING_PAGES
from tests.factories import (
    PersonFactory,
    StandardPageFactory,
    make_request,
    publish_article,
    section,
)
from tests.loaded_demo import LoadedDemo

NEUROPATHY = "acupuncture-and-peripheral-neuropathy"
ROWS = (
    Page,
    HomePage,
    BlogIndexPage,
    ArticlePage,
    EvidenceLibraryPage,
    StandardPage,
    LocationIndexPage,
    LocationPage,
    PageDates,
    PageUpdate,
    Person,
    Topic,
    Study,
    Image,
    Rendition,
    get_document_model(),
    ClinicSettings,
    ClinicTexts,
    DemoRecord,
    ReferenceIndex,
)


def counts():
    return {model.__name__: model.objects.count() for model in ROWS}


def article():
    return ArticlePage.objects.get(slug=NEUROPATHY)


def citing(study):
    """Return the body of an article that cites a study."""
    citation = {"study": study.pk, "finding": "<p>Less pain.</p>", "limits": ""}
    return [section("Evidence", [("study_citation", citation)])]


def test_a_site_without_the_demo_has_nothing_to_remove(run):
    run("set_up_site")
    assert run("remove_demo") == "The demo clinic is not loaded; nothing to do.\n"


def test_an_untouched_demo_goes_without_a_trace(run, media, client):
    run("set_up_site")
    before = counts()
    run("load_demo")
    client.get("/")
    client.get(f"/blog/{NEUROPATHY}/")
    said = run("remove_demo")
    assert counts() == before
    assert media() == []
    assert said.startswith("Removed 62 pages")
    assert "Kept" not in said


def test_an_evidence_library_that_the_demo_made_goes_with_it(run):
    run("set_up_site")
    EvidenceLibraryPage.objects.get().delete()
    run("load_demo")
    assert EvidenceLibraryPage.objects.get().live
    assert "Kept" not in run("remove_demo")
    assert not EvidenceLibraryPage.objects.exists()


def test_an_evidence_library_that_the_demo_made_stays_if_it_was_edited(run):
    run("set_up_site")
    EvidenceLibraryPage.objects.get().delete()
    run("load_demo")
    library = EvidenceLibraryPage.objects.get()
    library.introduction = "What we have read."
    library.save_revision().publish()
    assert "evidence library “Studies we cite”: it was edited" in run("remove_demo")
    assert EvidenceLibraryPage.objects.get().introduction == "What we have read."


class TestRemoval(LoadedDemo):
    """On a site that was made for the demo."""

    def test_afterwards_the_site_is_as_set_up(self):
        self.command("remove_demo")
        home, clinic = HomePage.objects.get(), ClinicSettings.objects.get()
        assert not clinic.is_demo
        assert (clinic.name, clinic.phone, clinic.email, clinic.address) == ("", "", "", "")
        assert ClinicTexts.objects.get().tagline == ""
        assert not ClinicTexts.objects.get().header_menu
        waiting = StandardPage.objects.filter(live=False).values_list("slug", flat=True)
        assert set(waiting) == {page.slug for page in STARTING_PAGES}
        assert (home.headline, home.standfirst) == ("", "")
        bands = [block.block_type for block in home.body]
        assert bands == [kind for kind, _value in starting_bands()]
        assert home.lead_image is None
        assert BlogIndexPage.objects.get().introduction == ""
        assert self.client.get("/").status_code == 200
        assert "Invented clinic" not in self.client.get("/blog/").content.decode()

    def test_the_demo_can_be_loaded_again_after_it_was_removed(self):
        self.command("remove_demo")
        assert "Loaded" in self.command("load_demo")

    def test_an_edited_page_stays_with_what_it_uses(self):
        page = article()
        page.title = "Our own view of neuropathy"
        page.save_revision().publish()
        said = self.command("remove_demo")
        kept = article()
        assert "Kept: article “Our own view of neuropathy”: it was edited." in said
        assert [person.name for person in kept.authors] == ["Orla Vennick", "Samuel Iyoha-Brandt"]
        assert Study.objects.count() == 8
        assert set(Topic.objects.values_list("slug", flat=True)) == {"nerve-pain", "acupuncture"}
        assert "original_images/nerves.png" in self.media()
        assert not any("welcome" in name for name in self.media())
        assert all(reference.study for reference in kept.outline.references)

    def test_an_edit_that_was_not_published_counts_too(self):
        page = article()
        page.summary = "Shorter."
        page.save_revision()
        said = self.command("remove_demo")
        assert "it was edited" in said
        assert article().get_latest_revision_as_object().summary == "Shorter."

    def test_saving_without_a_change_is_not_an_edit(self):
        page = article()
        page.introduction = page.introduction.replace("<p>", '<p data-block-key="a1b2c">')
        page.save_revision().publish()
        assert "Kept" not in self.command("remove_demo")

    def test_what_changes_by_itself_is_not_an_edit(self):
        Study.objects.update(standing="ok", checked_on=date(2026, 2, 1))
        ArticlePage.objects.update(reading_minutes=40)
        article().unpublish()
        assert "Kept" not in self.command("remove_demo")

    def test_a_date_that_an_administrator_changed_is_an_edit(self):
        dates.set_published_on(article(), date(2024, 1, 1))
        assert "it was edited" in self.command("remove_demo")
        assert article().dates.published_on == date(2024, 1, 1)

    def test_a_study_that_an_article_of_the_clinic_cites_stays(self):
        study = Study.objects.get(doi="10.1093/pm/pnz117")
        publish_article(BlogIndexPage.objects.get(), title="Feet", slug="feet", body=citing(study))
        said = self.command("remove_demo")
        assert list(Study.objects.all()) == [study]
        assert f"Kept: study “{study}”: “Feet” uses it." in said

    def test_a_study_that_only_a_draft_of_a_live_page_cites_stays(self):
        study = Study.objects.get(doi="10.1093/pm/pnz117")
        page = publish_article(BlogIndexPage.objects.get(), title="Feet", slug="feet")
        page.body = citing(study)
        page.save_revision()
        self.command("remove_demo")
        assert list(Study.objects.all()) == [study]

    def test_a_picture_that_somebody_elses_profile_shows_stays_with_its_file(self):
        picture = Image.objects.get(title="Treatment room")
        PersonFactory(name="Ana Ruiz", photo=picture)
        said = self.command("remove_demo")
        assert list(Image.objects.all()) == [picture]
        assert self.media() == ["original_images/welcome.png"]
        assert "“Ana Ruiz” uses it" in said

    def test_a_person_who_wrote_an_article_of_the_clinic_stays(self):
        orla = Person.objects.get(slug="orla-vennick")
        publish_article(BlogIndexPage.objects.get(), title="Feet", slug="feet", authors=[orla])
        self.command("remove_demo")
        assert list(Person.objects.all()) == [orla]
        assert orla.photo.file.storage.exists(orla.photo.file.name)

    def test_a_person_who_reviewed_a_page_of_the_clinic_stays(self):
        samuel = Person.objects.get(slug="samuel-iyoha-brandt")
        page = publish_article(BlogIndexPage.objects.get(), title="Feet", slug="feet")
        PageReview.objects.create(
            page=page, date=date(2026, 3, 1), reviewer=samuel, reviewer_name=str(samuel)
        )
        self.command("remove_demo")
        assert list(Person.objects.all()) == [samuel]

    def test_a_topic_of_an_article_of_the_clinic_stays(self):
        topic = Topic.objects.get(slug="nerve-pain")
        publish_article(BlogIndexPage.objects.get(), title="Feet", slug="feet", topics=[topic])
        self.command("remove_demo")
        assert list(Topic.objects.all()) == [topic]

    def test_a_page_with_a_page_of_the_clinic_below_it_stays(self):
        about = StandardPage.objects.get(slug="about")
        StandardPageFactory(parent=about, title="Our rooms")
        said = self.command("remove_demo")
        assert "standard page “About the clinic”: “Our rooms” uses it" in said
        assert StandardPage.objects.filter(title="Our rooms").exists()

    def test_a_setting_that_somebody_changed_stays_and_the_others_are_emptied(self):
        ClinicSettings.objects.update(name="Riverbank Clinic")
        said = self.command("remove_demo")
        clinic = ClinicSettings.objects.get()
        assert clinic.name == "Riverbank Clinic"
        assert clinic.phone == ""
        assert not clinic.is_demo
        assert "Kept: name of the clinic “Riverbank Clinic”: it was edited." in said

    def test_words_somebody_put_on_the_home_page_stay_and_the_demos_go(self):
        home = HomePage.objects.get()
        home.headline = "Welcome to Riverbank"
        home.save_revision().publish()
        said = self.command("remove_demo")
        home = HomePage.objects.get()
        assert home.headline == "Welcome to Riverbank"
        assert home.standfirst == ""
        assert "headline of the home page" in said

    def test_a_draft_of_the_home_page_stays_a_draft(self):
        home = HomePage.objects.get()
        home.headline = "Not yet for readers"
        home.save_revision()
        self.command("remove_demo")
        home = HomePage.objects.get()
        draft = home.get_latest_revision_as_object()
        assert home.headline == "Careful medicine, with time for your questions"
        assert home.standfirst == ""
        assert draft.headline == "Not yet for readers"
        assert draft.standfirst == ""
        assert home.has_unpublished_changes

    def test_what_was_kept_is_the_clinics_own_from_then_on(self):
        page = article()
        page.title = "Our own view of neuropathy"
        page.save_revision().publish()
        self.command("remove_demo")
        assert not DemoRecord.objects.exists()
        assert self.command("remove_demo") == "The demo clinic is not loaded; nothing to do.\n"
        assert article().title == "Our own view of neuropathy"

    def test_something_already_deleted_is_no_obstacle(self):
        article().delete()
        assert self.command("remove_demo").startswith("Removed 61")

    def test_a_form_that_a_patient_has_used_is_kept(self):
        page = AppointmentRequestPage.objects.get()
        make_request(page)
        said = self.command("remove_demo")
        assert "“Ask for an appointment”: it holds requests of patients." in said
        assert RequestSubmission.objects.exists()

    def test_a_form_with_another_question_is_kept(self):
        page = AppointmentRequestPage.objects.get()
        page.form_fields = list(page.form_fields.all())[:-1]
        page.save_revision().publish()
        assert "“Ask for an appointment”: it was edited." in self.command("remove_demo")
        assert not ContactPage.objects.exists()
