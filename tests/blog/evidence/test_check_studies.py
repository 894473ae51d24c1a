"""The command that finds retractions, its mail and its items on the dashboard."""

import io
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from blog.evidence import checking
from blog.models import Study
from clinic_site.jobs.evidence import watch_studies
from tests.factories import StudyFactory, UserFactory, publish_article, section
from tests.services import DATA, Answer

RETRACTED_DOI = "10.1056/nejmoa1200303"
SOUND_DOI = "10.1089/acm.2016.0155"
FILE = str(DATA / "retraction_watch_sample.csv")

pytestmark = pytest.mark.django_db


def check(*arguments):
    output = io.StringIO()
    call_command("check_studies", *arguments, stdout=output)
    return output.getvalue()


def standings():
    return dict(Study.objects.values_list("doi", "standing"))


def cite(blog, study, title="Numb feet"):
    body = [section("Evidence", [("study_citation", {"study": study.pk, "finding": "<p>A</p>"})])]
    return publish_article(blog, title=title, body=body)


class TestAsking:
    def test_finds_what_crossref_and_pubmed_say(self, services):
        StudyFactory(doi=RETRACTED_DOI)
        StudyFactory(doi=SOUND_DOI, pmid="28112552")
        StudyFactory(doi=None, pmid="23432189")
        output = check("--all")
        assert standings() == {RETRACTED_DOI: "retracted", SOUND_DOI: "ok", None: "retracted"}
        assert "3 checked, 0 could not be" in output
        assert set(Study.objects.values_list("checked_on", flat=True)) == {timezone.localdate()}

    def test_believes_pubmed_where_crossref_has_seen_nothing(self, services):
        services.add_work("10.5555/quiet", title=["Quiet"])
        StudyFactory(doi="10.5555/quiet", pmid="23432189")
        check("--all")
        assert Study.objects.get().standing == "retracted"

    def test_asks_one_at_a_time(self, services):
        for number in range(4):
            services.add_work(f"10.5555/{number}", title=["A"])
            StudyFactory(doi=f"10.5555/{number}")
        check("--all")
        ended = 0
        for request in services.asked("crossref"):
            assert request.began >= ended
            ended = request.ended

    def test_asks_pubmed_once_for_many(self, services):
        for pmid in ("28112552", "23432189", "1"):
            StudyFactory(doi=None, pmid=pmid)
        check("--all")
        assert len(services.asked("pubmed")) == 1

    def test_leaves_out_what_was_checked_lately(self, services):
        today = timezone.localdate()
        StudyFactory(doi=RETRACTED_DOI, standing="ok", checked_on=today - timedelta(days=5))
        check("--stale", "5")
        assert services.requests == []
        check("--stale", "4")
        assert Study.objects.get().standing == "retracted"

    def test_goes_on_where_a_killed_run_stopped(self, services, monkeypatch):
        for number in range(3):
            services.add_work(f"10.5555/{number}", title=["A"])
            StudyFactory(doi=f"10.5555/{number}")
        record_check = checking.record_check

        def killed_at_the_second(study, *arguments, **options):
            if study.doi == "10.5555/1":
                raise KeyboardInterrupt
            return record_check(study, *arguments, **options)

        with monkeypatch.context() as patch:
            patch.setattr(checking, "record_check", killed_at_the_second)
            with pytest.raises(KeyboardInterrupt):
                check("--all")
        assert "2 checked" in check("--all")
        asked = [request.path.rpartition("/")[2] for request in services.asked("crossref")]
        assert asked == ["0", "1", "1", "2"]

    def test_stops_when_the_services_are_out_of_reach_and_forgets_no_retraction(
        self, services, monkeypatch
    ):
        monkeypatch.setattr(checking, "PATIENCE", 0.3)
        services.always("crossref", Answer("", 503))
        for number in range(5):
            StudyFactory(doi=f"10.5555/{number}", standing="ok", checked_on="2026-01-01")
        StudyFactory(doi=RETRACTED_DOI, standing="retracted")
        Study.objects.filter(doi="10.5555/1").update(standing="retracted")
        with pytest.raises(CommandError, match=r"Crossref cannot be reached now\. Run this"):
            check("--all")
        assert standings() == {
            "10.5555/0": "unknown",
            "10.5555/1": "retracted",
            "10.5555/2": "unknown",
            "10.5555/3": "ok",
            "10.5555/4": "ok",
            RETRACTED_DOI: "retracted",
        }
        assert str(Study.objects.get(doi="10.5555/0").checked_on) == "2026-01-01"

    def test_says_nothing_new_of_a_study_that_nobody_knows(self, services):
        StudyFactory(doi="10.5555/datacite", standing="ok")
        check("--all")
        assert Study.objects.get().standing == "ok"
        assert Study.objects.get().checked_on is None

    def test_switched_off_says_what_else_to_do(self):
        with pytest.raises(CommandError, match=r"switched off .* Use --retraction-watch"):
            check("--all")

    def test_wants_a_number_of_days(self, services):
        with pytest.raises(CommandError, match="0 or more"):
            check("--stale", "-1")


class TestTheFile:
    def test_is_enough_without_network(self):
        StudyFactory(doi=RETRACTED_DOI)
        StudyFactory(doi=None, pmid="29694378")
        StudyFactory(doi="10.5555/example.2", standing="retracted", noticed_on="2021-03-14")
        StudyFactory(doi="10.1371/journal.pone.0073764")
        StudyFactory(doi=SOUND_DOI)
        StudyFactory(doi=None, title="No identifier")
        output = check("--retraction-watch", FILE)
        found = set(Study.objects.values_list("doi", "pmid", "standing"))
        assert found == {
            (RETRACTED_DOI, None, "retracted"),
            (None, "29694378", "retracted"),
            ("10.5555/example.2", None, "ok"),
            ("10.1371/journal.pone.0073764", None, "corrected"),
            (SOUND_DOI, None, "ok"),
            (None, None, "unknown"),
        }
        assert "5 checked" in output

    def test_changes_nothing_the_second_time(self):
        StudyFactory(doi=RETRACTED_DOI)
        UserFactory(is_superuser=True)
        check("--retraction-watch", FILE)
        assert "Retracted:" not in check("--retraction-watch", FILE)
        assert len(mail.outbox) == 1

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [(b"<html>", "not the Retraction Watch file"), (None, "cannot be read: No such file")],
    )
    def test_that_is_none_is_refused_with_nothing_changed(self, tmp_path, content, sentence):
        StudyFactory(doi=RETRACTED_DOI)
        path = tmp_path / "file.csv"
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(CommandError, match=sentence):
            check("--retraction-watch", str(path))
        assert Study.objects.get().checked_on is None


class TestTheMail:
    def test_names_studies_and_the_articles_that_cite_them(self, site):
        UserFactory(is_superuser=True, email="root@clinic.example")
        administrator = UserFactory(email="admin@clinic.example")
        administrator.groups.add(Group.objects.get(name="Site administrators"))
        UserFactory(email="staff@clinic.example").groups.add(Group.objects.get(name="Clinic staff"))
        cite(site.blog, StudyFactory(title="A diet", doi=RETRACTED_DOI))
        StudyFactory(title="A school lunch", doi="10.1001/jamapediatrics.2013.82")
        StudyFactory(title="A correction", doi="10.5555/example.5")
        check("--retraction-watch", FILE)
        (message,) = mail.outbox
        assert message.to == ["admin@clinic.example", "root@clinic.example"]
        assert message.subject == "2 studies are retracted or in doubt"
        for words in ("A diet", "cited by “Numb feet”", "A school lunch", "cited by no article"):
            assert words in message.body
        assert "A correction" not in message.body
        assert "\n\n\n" not in message.body

    def test_is_not_sent_twice_for_one_notice(self, site):
        UserFactory(is_superuser=True)
        study = StudyFactory(doi="10.1001/archpedi.162.10.994", standing="expression-of-concern")
        check("--retraction-watch", FILE)
        check("--retraction-watch", FILE)
        assert len(mail.outbox) == 1
        assert "Retracted: " in mail.outbox[0].body
        assert Study.objects.get(pk=study.pk).notice_mailed_at

    def test_is_sent_again_when_a_concern_becomes_a_retraction(self, site):
        UserFactory(is_superuser=True)
        StudyFactory(
            doi=RETRACTED_DOI,
            standing="expression-of-concern",
            notice_mailed_at=timezone.now(),
        )
        check("--retraction-watch", FILE)
        assert len(mail.outbox) == 1

    def test_waits_for_an_administrator(self):
        StudyFactory(doi=RETRACTED_DOI)
        check("--retraction-watch", FILE)
        assert mail.outbox == []
        UserFactory(is_superuser=True)
        check("--retraction-watch", FILE)
        assert len(mail.outbox) == 1


class TestTheDashboard:
    def page(self, client, role):
        user = UserFactory()
        user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client.get(reverse("wagtailadmin_home")).text

    @pytest.mark.parametrize("standing", ["retracted", "withdrawn", "expression-of-concern"])
    def test_has_an_item_for_each_citing_article(self, client, site, standing):
        study = StudyFactory(title="A diet", standing=standing)
        cite(site.blog, study, "Eating well")
        cite(site.blog, study, "Eating better")
        page = self.page(client, "Clinic staff")
        panel = page[page.index("Articles that cite a study in doubt") :]
        assert panel.index("Eating better") < panel.index("Eating well")
        assert "A diet" in panel

    @pytest.mark.parametrize("standing", ["ok", "unknown", "corrected"])
    def test_has_none_while_the_studies_are_sound(self, client, site, standing):
        cite(site.blog, StudyFactory(standing=standing))
        assert "study in doubt" not in self.page(client, "Clinic staff")

    def test_has_none_of_a_retracted_study_that_nobody_cites(self, client, site):
        StudyFactory(standing="retracted")
        assert "study in doubt" not in self.page(client, "Clinic staff")

    def test_shows_only_what_one_may_edit(self, client, site):
        cite(site.blog, StudyFactory(standing="retracted"))
        Group.objects.get(name="Clinic staff").page_permissions.all().delete()
        assert "study in doubt" not in self.page(client, "Clinic staff")


class TestReaders:
    def test_are_warned_on_card_and_reference_at_once(self, client, site):
        article = cite(site.blog, StudyFactory(doi=RETRACTED_DOI))
        assert "retracted" not in client.get(article.url).text
        check("--retraction-watch", FILE)
        page = client.get(article.url).text
        assert "This study has been retracted. Do not rely on what it found." in page
        assert "Retracted:" in page


class TestTheWeeklyTask:
    def test_checks_what_is_stale(self, services):
        StudyFactory(doi=RETRACTED_DOI)
        watch_studies.enqueue()
        assert Study.objects.get().standing == "retracted"

    def test_goes_on_in_another_piece_when_its_time_is_over(self, services, monkeypatch):
        monkeypatch.setattr("clinic_site.jobs.evidence.SECONDS", 0.001)
        for number in range(3):
            services.add_work(f"10.5555/{number}", title=["A"])
            StudyFactory(doi=f"10.5555/{number}")
        watch_studies.enqueue()
        assert set(standings().values()) == {"ok"}

    def test_does_nothing_when_look_ups_are_switched_off(self):
        StudyFactory(doi=RETRACTED_DOI)
        watch_studies.enqueue()
        assert Study.objects.get().checked_on is None
