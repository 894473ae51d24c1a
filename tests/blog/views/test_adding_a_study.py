"""Adding a study: paste, see what was understood, confirm; in the chooser and on a page."""

import json
import re
from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.urls import reverse

from blog.models import Study
from tests.factories import StudyFactory, UserFactory
from tests.services import Answer

CHOOSER = "wagtailsnippetchoosers_blog_study"
DOI = "10.1089/acm.2016.0155"
REFERENCE = (
    "Lempke LB, Schmidt JD, Lynall RC. Athletic trainers' concussion-management practices: an "
    "update. J Athl Train. 2020;55(1):17-26."
)
RIS = "TY  - JOUR\nTI  - Needles for numb feet\nAU  - Chao, Maria T\nPY  - 2019\nER  - \n"


class Dialogue:
    """The add tab of the chooser, driven as the browser does."""

    def __init__(self, client):
        self.client = client
        self.url = reverse(f"{CHOOSER}:create")
        self.soup = None
        self.chosen = None

    def paste(self, text):
        return self._post({"text": text})

    def confirm(self, choice=None, **fields):
        form = self.soup.select_one(".add-study__found")
        data = {
            field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")
        }
        data |= {f["name"]: f.get("value", "") for f in form.select("input[type=text]")}
        data |= {f["name"]: f.get("value", "") for f in form.select("input[type=number]")}
        data |= {f["name"]: f.text.strip() for f in form.select("textarea")}
        data |= {
            select["name"]: (select.select_one("[selected]") or {"value": ""})["value"]
            for select in form.select("select")
        }
        if choice:
            data["choice"] = choice
        return self._post(data | {f"new_study-{name}": text for name, text in fields.items()})

    def _post(self, data):
        answer = json.loads(self.client.post(self.url, data).content)
        self.chosen = answer.get("result")
        self.soup = BeautifulSoup(answer.get("htmlFragment", ""), "html.parser")
        return self

    @property
    def text(self):
        return " ".join(unescape(self.soup.text).split())

    @property
    def choices(self):
        return [field["value"] for field in self.soup.select("[name=choice]")]


@pytest.fixture
def dialogue(editor_client):
    return Dialogue(editor_client)


@pytest.mark.usefixtures("services")
class TestAnIdentifier:
    @pytest.mark.parametrize(
        "text",
        [
            DOI,
            "https://doi.org/10.1089/ACM.2016.0155",
            f"Dimitrova A, et al. Acupuncture. 2017;23(3):164-179. doi:{DOI}.",
            "28112552",
            "PMID: 28112552",
            "https://pubmed.ncbi.nlm.nih.gov/28112552/",
            "PMC5359694",
        ],
    )
    def test_shows_what_was_understood_and_then_adds_it(self, dialogue, text):
        dialogue.paste(text)
        assert "Acupuncture for the Treatment of Peripheral Neuropathy" in dialogue.text
        assert "Dimitrova A, Murchison C, Oken B." in dialogue.text
        assert not Study.objects.exists()

        dialogue.confirm()
        study = Study.objects.get()
        assert dialogue.chosen["id"] == str(study.pk)
        assert (study.doi, study.pmid, study.pmcid) == (DOI, "28112552", "PMC5359694")
        assert (study.design, study.standing) == ("meta-analysis", "ok")
        assert study.checked_on is not None
        assert study.source in {"crossref", "pubmed"}
        assert study.source_record

    def test_of_a_study_on_the_site_offers_that_one_and_asks_nobody(self, dialogue, services):
        study = StudyFactory(doi=DOI, title="Known")
        dialogue.paste(f"doi:{DOI.upper()}")
        assert "On this site already" in dialogue.text
        assert services.requests == []
        dialogue.confirm()
        assert dialogue.chosen["id"] == str(study.pk)

    def test_of_a_study_known_by_another_identifier_offers_that_one(self, dialogue):
        study = StudyFactory(doi=DOI, title="Known")
        dialogue.paste("28112552").confirm()
        assert dialogue.chosen["id"] == str(study.pk)
        assert Study.objects.count() == 1

    def test_with_a_title_like_that_of_another_lets_a_person_choose(self, dialogue):
        known = StudyFactory(
            title="Acupuncture for treatment of peripheral neuropathy: systematic review and "
            "meta-analysis",
            year=2016,
        )
        dialogue.paste(DOI)
        assert dialogue.choices == [f"study-{known.pk}", "offer-0"]
        dialogue.confirm(choice="offer-0")
        assert Study.objects.count() == 2

    def test_without_a_choice_says_so(self, dialogue):
        StudyFactory(
            title="Acupuncture for treatment of peripheral neuropathy: systematic review and "
            "meta-analysis"
        )
        dialogue.paste(DOI).confirm(choice="offer-7")
        assert "Choose one of these." in dialogue.text
        assert Study.objects.count() == 1

    def test_of_a_retracted_study_warns_before_and_after(self, dialogue):
        dialogue.paste("10.1056/nejmoa1200303")
        assert "Retracted since June 13, 2018, says Crossref." in dialogue.text
        dialogue.confirm()
        study = Study.objects.get()
        assert (study.standing, study.notice_doi) == ("retracted", "10.1056/nejmc1806491")

    def test_that_only_another_agency_knows_is_found_there(self, dialogue, services):
        services.answer_next("crossref", Answer("Resource not found.", 404))
        dialogue.paste(DOI).confirm()
        assert Study.objects.get().source == "doi-agency"

    def test_that_nobody_knows_can_be_typed_in(self, dialogue):
        dialogue.paste("10.5555/nothing")
        assert "does not know this publication" in dialogue.text
        assert dialogue.soup.select_one("[name=new_study-doi]")["value"] == "10.5555/nothing"
        dialogue.confirm(title="Typed by hand")
        assert Study.objects.get().title == "Typed by hand"
        assert Study.objects.get().doi == "10.5555/nothing"

    @pytest.mark.parametrize(
        ("answer", "sentence"),
        [
            (Answer("", 503), "Crossref cannot be reached now."),
            (Answer("", 429, {"Retry-After": "900"}), "Crossref is asked too often now."),
            (Answer('{"message":'), "Crossref sent an answer that cannot be read."),
        ],
        ids=["down", "limit", "broken"],
    )
    def test_that_cannot_be_looked_up_can_be_typed_in(self, dialogue, services, answer, sentence):
        services.always("crossref", answer)
        dialogue.paste(DOI)
        assert sentence in dialogue.text
        dialogue.confirm(title="Typed by hand")
        assert Study.objects.get().standing == "unknown"

    def test_is_added_without_pubmed_too_but_not_as_checked(self, dialogue, services):
        services.always("pubmed", Answer("", 503))
        dialogue.paste(DOI)
        assert "PubMed cannot be reached now." in dialogue.text
        dialogue.confirm()
        study = Study.objects.get()
        assert (study.standing, study.checked_on) == ("unknown", None)


class TestAReference:
    def test_offers_what_crossref_finds_and_what_was_pasted(self, dialogue, services):
        dialogue.paste(REFERENCE)
        assert dialogue.choices == [*(f"offer-{place}" for place in range(5)), "draft"]
        dialogue.confirm(choice="offer-2")
        assert Study.objects.get().source == "crossref"

    def test_is_taken_apart_without_network_for_a_person_to_check(self, dialogue):
        dialogue.paste(REFERENCE)
        assert "switched off" in dialogue.text
        dialogue.confirm()
        study = Study.objects.get()
        assert study.source == "reference"
        assert study.authors[0] == {"family": "Lempke", "given": "L B"}
        assert study.title == "Athletic trainers' concussion-management practices: an update"
        assert (study.journal, study.year, study.volume) == ("J Athl Train", 2020, "55")
        assert (study.issue, study.pages, study.standing) == ("1", "17-26", "unknown")

    def test_can_be_used_as_pasted_although_crossref_found_others(self, dialogue, services):
        dialogue.paste(REFERENCE).confirm(choice="draft")
        assert dialogue.soup.select_one("[name=new_study-volume]")["value"] == "55"
        dialogue.confirm(title="A better title")
        assert Study.objects.get().title == "A better title"

    def test_of_a_study_on_the_site_is_that_study(self, dialogue):
        study = StudyFactory(
            title="Athletic trainers' concussion-management practices: an update", year=2020
        )
        dialogue.paste(REFERENCE).confirm(choice="draft")
        assert dialogue.chosen["id"] == str(study.pk)


class TestRecords:
    def test_are_read_without_network(self, dialogue):
        dialogue.paste(RIS).confirm()
        assert Study.objects.get().source == "ris"
        assert Study.objects.get().authors == [{"family": "Chao", "given": "Maria T"}]

    def test_of_several_studies_are_offered_one_by_one(self, dialogue):
        dialogue.paste(RIS + RIS.replace("Needles for numb", "Another way to treat"))
        assert dialogue.choices == ["offer-0", "offer-1"]
        dialogue.confirm(choice="offer-1")
        assert Study.objects.get().title == "Another way to treat feet"

    def test_that_cannot_be_kept_say_why(self, dialogue):
        dialogue.paste("TY  - JOUR\nAU  - Chao, Maria T\nER  - \n")
        assert "Record 1: The record has no title." in dialogue.text
        assert dialogue.choices == []

    def test_of_pubmed_say_that_a_study_is_retracted(self, dialogue):
        dialogue.paste(
            "PMID- 23432189\nTI  - Primary Prevention\nPT  - Retracted Publication\n"
            "FAU - Estruch, Ramon\nDP  - 2013 Apr\n"
        )
        assert "Retracted, says PubMed." in dialogue.text
        dialogue.confirm()
        assert Study.objects.get().standing == "retracted"


class TestTheDetails:
    def test_can_be_changed_before_saving(self, dialogue):
        dialogue.paste(RIS).confirm(title="Needles for feet", volume="3", authors="")
        study = Study.objects.get()
        assert (study.title, study.volume, study.authors) == ("Needles for feet", "3", [])

    def test_say_what_is_wrong_with_them_and_keep_what_was_typed(self, dialogue):
        dialogue.paste(RIS).confirm(doi="nonsense", volume="33")
        assert "A DOI begins with “10.”" in dialogue.text
        assert dialogue.soup.select_one("[name=new_study-volume]")["value"] == "33"
        assert not Study.objects.exists()

    def test_with_the_doi_of_another_study_name_that_one(self, dialogue):
        StudyFactory(doi="10.5555/here", title="Here", year=2020)
        dialogue.paste(RIS).confirm(doi="10.5555/here")
        assert "Here” has this DOI already." in dialogue.text

    def test_print_markup_as_text(self, dialogue):
        dialogue.paste(RIS.replace("numb", "<script>alert(1)</script> numb"))
        assert dialogue.soup.select("script") == []
        assert "<script>" in dialogue.text


class TestTheBox:
    @pytest.mark.parametrize("text", ["", "   ", "\n", "…"])
    def test_wants_something_in_it(self, dialogue, text):
        dialogue.paste(text)
        assert "Paste a DOI, a PubMed number, a reference or a record." in dialogue.text
        assert dialogue.choices == []

    def test_takes_whatever_is_pasted(self, dialogue):
        for text in ("\x00\x00a", "@article{" * 2000, "{" * 5000, "10.1/" + "a" * 5000, "9" * 400):
            dialogue.paste(text)
            assert dialogue.soup.select_one("[data-study-box]")

    def test_is_confirmed_only_with_what_the_site_understood(self, dialogue):
        dialogue.paste(RIS)
        field = dialogue.soup.select_one("[name=understood]")
        field["value"] = field["value"][:-1] + "x"
        dialogue.confirm()
        assert "Paste it again." in dialogue.text
        assert not Study.objects.exists()


class TestWhoMay:
    def test_add_in_the_chooser(self, client, site):
        client.force_login(UserFactory())
        url = reverse(f"{CHOOSER}:create")
        assert client.post(url, {"text": RIS}).status_code == 302
        staff = UserFactory(is_staff=True)
        staff.groups.add(Group.objects.get(name="Clinic staff"))
        client.force_login(staff)
        assert Dialogue(client).paste(RIS).confirm().chosen

    def test_add_on_the_page(self, client, site):
        client.force_login(UserFactory())
        url = reverse("wagtailsnippets_blog_study:look_up")
        assert client.get(url).status_code == 302
        assert client.post(url, {"text": RIS}).status_code == 302


class TestThePage:
    url = "/admin/snippets/blog/study/look-up/"

    def test_is_where_the_list_leads(self, editor_client):
        page = editor_client.get(reverse("wagtailsnippets_blog_study:list")).text
        assert self.url in page

    def test_leads_on_to_the_form_for_typing(self, editor_client):
        page = editor_client.get(self.url).text
        assert "Type it in instead" in page
        assert reverse("wagtailsnippets_blog_study:add") in page

    def test_adds_and_leads_to_the_record(self, editor_client):
        page = editor_client.post(self.url, {"text": RIS}).text
        data = dict(re.findall(r'name="(understood|choice)" value="([^"]+)"', page))
        response = editor_client.post(self.url, data)
        study = Study.objects.get()
        assert response.url == reverse("wagtailsnippets_blog_study:edit", args=[study.pk])


class TestTheChooser:
    def results(self, client, query=""):
        url = reverse(f"{CHOOSER}:choose_results")
        return client.get(url, {"q": query}).text

    def test_shows_what_tells_studies_apart(self, editor_client):
        StudyFactory(title="A trial", design="cohort", standing="retracted", year=1999)
        page = self.results(editor_client)
        for words in ("A trial", "Lu and Giobbie-Hurder", "1999", "Cohort study", "Retracted"):
            assert words in page

    @pytest.mark.parametrize(
        "query",
        [DOI, f"https://doi.org/{DOI}", "28112552", "PMC5359694", "needles feet", "giobbie"],
    )
    def test_finds_by_identifier_and_by_words(self, editor_client, query):
        StudyFactory(
            title="Needles for numb feet", doi=DOI, pmid="28112552", pmcid="PMC5359694", year=2017
        )
        StudyFactory(title="Not this one", authors=[])
        page = self.results(editor_client, query)
        assert "Needles for numb feet" in page
        assert "Not this one" not in page

    @pytest.mark.parametrize("query", ['"', "a\x00b", "' OR 1=1", "*", "(", "NEAR(", "a" * 5000])
    def test_takes_whatever_is_typed(self, editor_client, query):
        StudyFactory()
        url = reverse(f"{CHOOSER}:choose_results")
        assert editor_client.get(url, {"q": query}).status_code == 200

    def test_has_the_box_in_a_tab_for_those_who_may_add(self, editor_client):
        html = json.loads(editor_client.get(reverse(f"{CHOOSER}:choose")).content)["html"]
        assert "data-study-box" in html

    def test_hands_over_what_the_record_suggests_to_print(self, editor_client):
        study = StudyFactory(suggested_finding="Pain fell.", suggested_limits="Forty people.")
        url = reverse(f"{CHOOSER}:chosen", args=[study.pk])
        chosen = json.loads(editor_client.get(url).content)["result"]
        assert chosen["suggested"] == {"finding": "Pain fell.", "limits": "Forty people."}

    def test_costs_as_many_queries_with_more_studies(
        self, editor_client, django_assert_max_num_queries
    ):
        StudyFactory.create_batch(12)
        editor_client.get(reverse(f"{CHOOSER}:choose_results"))
        with django_assert_max_num_queries(6):
            editor_client.get(reverse(f"{CHOOSER}:choose_results"))
