"""Which studies of the site a citation without record may mean."""

import pytest
from django.urls import reverse

from blog.demo.studies import build_study, study_facts
from blog.evidence.candidates import suggested_studies
from blog.evidence.suggestions import Hint, is_same_journal, suggestions
from blog.models import Study
from blog.studies.vocabulary import Design
from tests.factories import StudyFactory, UserFactory

# What the first imported post says of its three studies, and which ones it means.
POST = {
    "chao-2019": Hint(
        "Pain Medicine",
        Design.RANDOMISED_TRIAL,
        "acupuncture pain intensity quality of life diabetic peripheral neuropathy",
    ),
    "lu-2020": Hint(
        "The Oncologist", "", "acupuncture pain relief chemotherapy-induced peripheral neuropathy"
    ),
    "dimitrova-2017": Hint(
        "Journal of Alternative & Complementary Medicine",
        Design.META_ANALYSIS,
        "acupuncture pain peripheral neuropathy compared with sham or usual care",
    ),
}
DEMO = {facts["id"]: build_study(facts) for facts in study_facts()}


@pytest.mark.parametrize("key", POST)
def test_what_an_old_post_says_leads_to_the_study_it_means(key):
    assert suggestions(POST[key], DEMO.values())[0].study is DEMO[key]


def test_a_study_of_another_journal_is_not_offered():
    hint = Hint("Nature", Design.RANDOMISED_TRIAL, "acupuncture for diabetic neuropathy")
    assert suggestions(hint, DEMO.values()) == []


def test_words_alone_find_a_study_if_they_are_its_own():
    hint = Hint(words="yoga or physical therapy for chronic low back pain")
    assert suggestions(hint, DEMO.values())[0].study is DEMO["saper-2017"]


def test_words_about_something_else_find_nothing():
    assert suggestions(Hint(words="how to book a first visit"), DEMO.values()) == []


def test_a_citation_that_says_nothing_gets_no_offer():
    assert suggestions(Hint(design=Design.RANDOMISED_TRIAL), DEMO.values()) == []


def test_at_most_three_are_offered_the_likeliest_first():
    found = suggestions(Hint("Annals of Internal Medicine"), [DEMO["saper-2017"]] * 5)
    assert len(found) == 3
    mixed = suggestions(Hint("Annals of Internal Medicine", Design.GUIDELINE), DEMO.values())
    assert mixed[0].study is DEMO["qaseem-2017"]


@pytest.mark.parametrize(
    ("named", "journal", "same"),
    [
        ("The Oncologist", "Oncologist", True),
        ("pain medicine", "Pain Medicine", True),
        ("J Altern Complement Med", "J Altern Complement Med.", True),
        ("Pain", "Pain Medicine", False),
        ("", "", False),
    ],
)
def test_a_journal_is_the_same_however_it_is_spelled(named, journal, same):
    assert is_same_journal(named, journal) is same


def test_the_records_of_the_site_are_compared(db):
    wanted = StudyFactory(journal="Pain Medicine", title="Needles for numb feet")
    StudyFactory(journal="Pain", title="Needles for numb feet")
    assert suggested_studies(Hint("Pain Medicine", "", "needles numb feet")) == [wanted]
    assert suggested_studies(Hint("", "", "needles for numb feet"))[0].title == wanted.title
    assert suggested_studies(Hint()) == []


def test_staff_get_what_the_chooser_needs(site, login):
    study = StudyFactory(journal="Pain Medicine", title="Needles", suggested_limits="Small.")
    answer = login("Clinic staff").get(
        reverse("blog_matching_studies"), {"journal": "Pain Medicine", "words": "needles"}
    )
    assert answer.json()["studies"] == [
        {
            "id": study.pk,
            "title": str(study),
            "edit_url": reverse(Study.snippet_viewset.get_url_name("edit"), args=[study.pk]),
            "suggested": {"finding": "", "limits": "Small."},
        }
    ]


def test_whoever_may_not_edit_studies_gets_no_list(site, client):
    client.force_login(UserFactory())
    assert client.get(reverse("blog_matching_studies"), {"journal": "Pain"}).status_code != 200
