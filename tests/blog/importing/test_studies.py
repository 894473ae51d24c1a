"""What is read from a sentence about a study, and what is not."""

import pytest

from blog.importing.studies import design_stated, journal_named, study_label
from blog.studies.vocabulary import Design


@pytest.mark.parametrize(
    ("text", "journal"),
    [
        ("A trial published in Pain Medicine found less pain.", "Pain Medicine"),
        ("A study published in The Oncologist showed that", "The Oncologist"),
        ("published in the Journal of Pain, which", "Journal of Pain"),
        ("published in the journal Pain.", "Pain"),
        ("It appeared in the peer-reviewed journal BMJ Open in 2019", "BMJ Open"),
        ("Published in 2017 in Annals of Internal Medicine, this", "Annals of Internal Medicine"),
        ("published online in March 2020 in JAMA Network Open (n = 60)", "JAMA Network Open"),
        ("appeared in Anesthesia & Analgesia last year", "Anesthesia & Analgesia"),
        ("published in Evidence-Based Complementary and Alternative Medicine in 2018",
         "Evidence-Based Complementary and Alternative Medicine"),
        ("published in eLife and widely read", "eLife"),
        ("Researchers in the journal “Headache” wrote", "Headache"),
    ],
)  # fmt: skip
def test_the_journal_is_the_name_the_text_gives(text, journal):
    assert journal_named(text) == journal


@pytest.mark.parametrize(
    "text",
    [
        "A study found that people slept better.",
        "A study published in 2019 found little.",
        "A study published in March found little.",
        "A study published in English found little.",
        "A study published in the United States found little.",
        "reported in patients with Parkinson",
    ],
)
def test_no_journal_is_made_up(text):
    assert journal_named(text) == ""


@pytest.mark.parametrize(
    ("text", "design"),
    [
        ("A randomized controlled trial published in Pain found", Design.RANDOMISED_TRIAL),
        ("A randomised, double-blind, placebo-controlled trial found", Design.RANDOMISED_TRIAL),
        ("In an RCT of 60 people", Design.RANDOMISED_TRIAL),
        ("In a systematic review and meta-analysis published in Pain", Design.META_ANALYSIS),
        ("A meta-analysis of randomized controlled trials showed", Design.META_ANALYSIS),
        ("A systematic review published in Pain found", Design.SYSTEMATIC_REVIEW),
        ("A narrative review of the field", Design.NARRATIVE_REVIEW),
        ("A prospective cohort study found", Design.COHORT),
        ("A case-control study showed", Design.CASE_CONTROL),
        ("A case series of six people", Design.CASE_SERIES),
        ("A practice guideline advises", Design.GUIDELINE),
        ("A study in mice found", Design.LABORATORY),
        ("A cross-sectional study found", Design.OTHER),
        ("Researchers followed 80 people. It was a cohort study.", Design.COHORT),
    ],
)
def test_the_design_is_the_one_the_text_states(text, design):
    assert design_stated(text) == design.value


@pytest.mark.parametrize(
    "text",
    [
        "Another study published in The Oncologist demonstrated greater improvements",
        "A study found that earlier randomized controlled trials were small.",
        "A study found more relief than an earlier randomized controlled trial had.",
        "A non-randomized trial published in Pain found",
        "This was not a randomised trial",
        "Compelling evidence from a clinical trial",
        "A double-blind study found",
        "People were given a randomly chosen leaflet",
    ],
)
def test_a_design_that_is_not_stated_stays_empty(text):
    assert design_stated(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Study 1: A trial",
        "Study #2 – A trial",
        "study no. 3: a trial",
        "STUDY TWO: A trial",
        "Research study 4: A trial",
        "Study 5. A trial",
    ],
)
def test_the_label_of_a_study_is_known_in_several_wordings(text):
    assert text[study_label(text) :].lower() == "a trial"


@pytest.mark.parametrize(
    "text",
    [
        "Study 1: read two pages every morning",
        "Study 1",
        "Studying the trial",
        "Study rooms: a trial of patience",
        "A study 1: trial",
    ],
)
def test_what_does_not_speak_of_a_study_is_none(text):
    assert study_label(text) == 0
