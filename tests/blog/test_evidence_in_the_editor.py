"""Studies and topics, as staff list and edit them."""

import pytest
from django.urls import reverse

from blog.models import Study, Topic
from tests.editor import errors_of
from tests.factories import StudyFactory, TopicFactory, publish_article, section

LIST = "wagtailsnippets_blog_study:list"
ADD = "wagtailsnippets_blog_study:add"
EDIT = "wagtailsnippets_blog_study:edit"


def study_form(**fields):
    return {
        "title": "Needles for numb feet",
        "authors": "Chao, Maria T\nLu, Weidong",
        "journal": "Pain Medicine",
        "journal_abbreviation": "Pain Med",
        "year": "2019",
        "volume": "20",
        "issue": "11",
        "pages": "2292-2302",
        "doi": "10.1093/pm/pnz117",
        "pmid": "31127837",
        "pmcid": "",
        "design": "",
        "participants": "",
        "standing": "unknown",
        "notice_doi": "",
        "checked_on": "",
        **fields,
    }


class TestStudies:
    def test_are_in_the_menu_as_evidence(self, editor_client):
        page = editor_client.get(reverse("wagtailadmin_home")).text
        assert reverse(LIST) in page
        assert "Evidence" in page

    def test_are_listed_with_what_tells_them_apart(self, editor_client):
        StudyFactory(title="A trial", design="cohort", standing="retracted", year=1999)
        page = editor_client.get(reverse(LIST)).text
        for words in ("A trial", "Lu and Giobbie-Hurder", "1999", "Cohort study", "Retracted"):
            assert words in page

    @pytest.mark.parametrize("words", ["needles", "giobbie", "oncologist"])
    def test_are_found_by_title_author_and_journal(self, editor_client, words):
        StudyFactory(title="Needles for numb feet")
        StudyFactory(
            title="Not this one",
            authors=[{"literal": "A group"}],
            journal="Elsewhere",
            journal_abbreviation="",
        )
        page = editor_client.get(reverse(LIST), {"q": words}).text
        assert "Needles for numb feet" in page
        assert "Not this one" not in page

    def test_are_filtered_by_design_and_standing(self, editor_client):
        StudyFactory(title="A good one", design="cohort")
        StudyFactory(title="A bad one", standing="retracted")
        assert "A good one" not in editor_client.get(reverse(LIST), {"standing": "retracted"}).text
        assert "A bad one" not in editor_client.get(reverse(LIST), {"design": "cohort"}).text

    def test_are_made_with_authors_typed_one_a_line(self, editor_client):
        editor_client.post(reverse(ADD), study_form(authors="Chao, Maria T\n\nCochrane Pain Group"))
        assert Study.objects.get().authors == [
            {"family": "Chao", "given": "Maria T"},
            {"literal": "Cochrane Pain Group"},
        ]

    def test_show_their_authors_one_a_line_for_editing(self, editor_client):
        study = StudyFactory(
            authors=[{"family": "Chao", "given": "Maria T"}, {"literal": "Group, The"}]
        )
        page = editor_client.get(reverse(EDIT, args=[study.pk])).text
        assert "Chao, Maria T\n{Group, The}</textarea>" in page

    def test_keep_what_was_typed_when_something_else_is_wrong(self, editor_client):
        response = editor_client.post(reverse(ADD), study_form(doi="nothing"))
        assert "Chao, Maria T\nLu, Weidong</textarea>" in response.text

    def test_may_have_no_authors_and_no_identifiers(self, editor_client):
        response = editor_client.post(reverse(ADD), study_form(authors="", doi="", pmid=""))
        assert response.status_code == 302
        study = Study.objects.get()
        assert (study.authors, study.doi, study.pmid) == ([], None, None)

    @pytest.mark.parametrize(
        ("field", "value", "sentence"),
        [
            ("doi", "pnz117", "A DOI begins with “10.” and has a slash: 10.1093/pm/pnz117."),
            ("pmid", "PMC123", "A PubMed number has digits only: 19433697."),
            ("pmcid", "none", "A PubMed Central number is PMC and digits: PMC3156618."),
            ("notice_doi", "x", "A DOI begins with “10.” and has a slash: 10.1093/pm/pnz117."),
            ("month", "13", "A month is a number from 1 to 12."),
            ("checked_on", "2999-01-01", "This day has not come yet."),
            ("title", "", "This field is required."),
        ],
    )
    def test_say_what_is_wrong_on_the_field(self, editor_client, field, value, sentence):
        response = editor_client.post(reverse(ADD), study_form(**{field: value}))
        assert errors_of(response)[field] == [sentence]

    @pytest.mark.parametrize(
        ("date", "field", "sentence"),
        [
            (("19", "", ""), "year", "Give a year from 1000 to"),
            (("2999", "", ""), "year", "Give a year from 1000 to"),
            (("", "5", ""), "year", "Give the year that the month belongs to."),
            (("2019", "", "5"), "month", "Give the month that the day belongs to."),
            (("2019", "2", "29"), "day", "That month has no such day."),
        ],
    )
    def test_say_which_part_of_the_date_cannot_be(self, editor_client, date, field, sentence):
        parts = dict(zip(("year", "month", "day"), date, strict=True))
        response = editor_client.post(reverse(ADD), study_form(**parts))
        assert sentence in errors_of(response)[field][0]
        assert not Study.objects.exists()

    def test_take_identifiers_in_any_notation(self, editor_client):
        form = study_form(pmid="PMID: 31127837", pmcid="pmc 3156618", notice_doi="doi:10.1234/AB")
        response = editor_client.post(reverse(ADD), form)
        assert response.status_code == 302
        study = Study.objects.get()
        assert (study.pmid, study.pmcid, study.notice_doi) == (
            "31127837",
            "PMC3156618",
            "10.1234/ab",
        )

    @pytest.mark.parametrize(
        "doi",
        ["10.1093/pm/pnz117", "https://doi.org/10.1093/PM/pnz117", " doi:10.1093/pm/PNZ117 "],
    )
    def test_with_the_doi_of_another_name_that_one(self, editor_client, doi):
        StudyFactory(title="The first", year=2019, doi="10.1093/pm/pnz117")
        response = editor_client.post(reverse(ADD), study_form(doi=doi))
        assert errors_of(response)["doi"] == [
            "The study “Lu and Giobbie-Hurder 2019: The first” has this DOI already."
        ]
        assert Study.objects.count() == 1

    def test_with_the_pubmed_number_of_another_name_that_one(self, editor_client):
        StudyFactory(title="The first", year=2019, pmid="31127837")
        response = editor_client.post(reverse(ADD), study_form())
        assert errors_of(response)["pmid"] == [
            "The study “Lu and Giobbie-Hurder 2019: The first” has this PubMed number already."
        ]

    def test_with_the_pubmed_central_number_of_another_name_that_one(self, editor_client):
        StudyFactory(title="The first", year=2019, pmcid="PMC1")
        response = editor_client.post(reverse(ADD), study_form(pmcid="1"))
        assert errors_of(response)["pmcid"] == [
            "The study “Lu and Giobbie-Hurder 2019: The first” has this PubMed Central number "
            "already."
        ]

    def test_are_saved_again_with_their_own_identifiers(self, editor_client):
        editor_client.post(reverse(ADD), study_form())
        study = Study.objects.get()
        response = editor_client.post(reverse(EDIT, args=[study.pk]), study_form(volume="21"))
        assert response.status_code == 302
        study.refresh_from_db()
        assert study.volume == "21"

    def test_say_which_article_uses_them(self, site, editor_client):
        study = StudyFactory()
        cited = {"study": study.pk, "finding": "<p>A</p>"}
        publish_article(
            site.blog, title="Numb feet", body=[section("E", [("study_citation", cited)])]
        )
        usage = reverse("wagtailsnippets_blog_study:usage", args=[study.pk])
        assert "Numb feet" in editor_client.get(usage).text


class TestDeletingAStudy:
    def delete(self, client, study):
        url = reverse("wagtailsnippets_blog_study:delete", args=[study.pk])
        return client.post(url, follow=True)

    def test_that_an_article_cites_is_refused_with_the_article_named(self, site, editor_client):
        study = StudyFactory(title="Needles")
        cited = {"study": study.pk, "finding": "<p>A</p>"}
        publish_article(
            site.blog, title="Numb feet", body=[section("E", [("study_citation", cited)])]
        )
        page = self.delete(editor_client, study).text
        assert "is not deleted, because these pages cite it." in page
        assert "Numb feet" in page
        assert Study.objects.filter(pk=study.pk).exists()

    def test_that_nobody_cites_is_done(self, editor_client):
        study = StudyFactory()
        self.delete(editor_client, study)
        assert not Study.objects.exists()


class TestTopics:
    def form(self, **fields):
        return {"name": "Sleep", "slug": "sleep", "description": "", "page": "", **fields}

    def test_are_made_and_listed(self, editor_client):
        editor_client.post(reverse("wagtailsnippets_blog_topic:add"), self.form())
        assert "Sleep" in editor_client.get(reverse("wagtailsnippets_blog_topic:list")).text

    def test_are_found_by_name(self, editor_client):
        TopicFactory(name="Sleep")
        TopicFactory(name="Pain")
        page = editor_client.get(reverse("wagtailsnippets_blog_topic:list"), {"q": "slee"}).text
        assert "Sleep" in page
        assert "Pain<" not in page

    @pytest.mark.parametrize("field", ["name", "slug"])
    def test_need_a_name_and_an_address(self, editor_client, field):
        response = editor_client.post(
            reverse("wagtailsnippets_blog_topic:add"), self.form(**{field: ""})
        )
        assert errors_of(response)[field] == ["This field is required."]

    def test_have_an_address_of_their_own(self, editor_client):
        TopicFactory(slug="sleep")
        response = editor_client.post(reverse("wagtailsnippets_blog_topic:add"), self.form())
        assert errors_of(response)["slug"] == ["Another topic has this address already."]
        assert Topic.objects.count() == 1


@pytest.mark.django_db
class TestCertainty:
    def test_is_quoted_by_clinicians_from_a_review(self, login):
        review = StudyFactory(design="systematic-review")
        client = login("Clinicians")
        fields = {"design": "systematic-review", "certainties": "Low: sleep at 8 weeks"}
        client.post(reverse(EDIT, args=[review.pk]), study_form(doi=review.doi, **fields))
        review.refresh_from_db()
        assert review.certainties == [{"level": "low", "outcome": "sleep at 8 weeks"}]

    def test_is_out_of_reach_for_staff(self, login):
        review = StudyFactory(design="systematic-review")
        client = login("Clinic staff")
        fields = {"design": "systematic-review", "certainties": "low: sleep"}
        client.post(reverse(EDIT, args=[review.pk]), study_form(doi=review.doi, **fields))
        review.refresh_from_db()
        assert review.certainties == []

    @pytest.mark.parametrize(
        ("design", "certainties", "sentence"),
        [
            ("randomised-trial", "low: sleep", "Only a systematic review or a guideline states"),
            ("guideline", "good for sleep", "write high, moderate, low or very low"),
        ],
    )
    def test_is_refused_with_a_reason(self, login, design, certainties, sentence):
        study = StudyFactory()
        form = study_form(doi=study.doi, design=design, certainties=certainties)
        response = login("Clinicians").post(reverse(EDIT, args=[study.pk]), form)
        assert sentence in response.text
