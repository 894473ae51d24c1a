"""Whole references of each kind of publication, in both styles."""

import pytest

from blog.studies.references import reference_parts, reference_text

FEIFEL = {
    "type": "article-journal",
    "author": [
        {"family": "Feifel", "given": "David"},
        {"family": "Moutier", "given": "Christine Y"},
    ],
    "title": "Safety of a dose",
    "container-title": "The Journal of Clinical Psychiatry",
    "container-title-short": "J Clin Psychiatry",
    "issued": {"date-parts": [[2000, 12]]},
    "volume": "61",
    "issue": "12",
    "page": "909-911",
    "DOI": "https://doi.org/10.4088/JCP.v61n1203",
    "PMID": "11206597",
}
CASES = {
    "an article": (
        FEIFEL,
        "Feifel D, Moutier CY. Safety of a dose. J Clin Psychiatry. 2000;61(12):909-911. "
        "doi:10.4088/JCP.v61n1203",
        "Feifel D, Moutier CY. Safety of a dose. J Clin Psychiatry. 2000 Dec;61(12):909-11. "
        "doi: 10.4088/JCP.v61n1203. Cited in PubMed; PMID 11206597.",
    ),
    "a retracted article": (
        {
            **FEIFEL,
            "DOI": "",
            "PMID": "",
            "x-retraction": {
                "container-title-short": "J Clin Psychiatry",
                "issued": {"date-parts": [[2002]]},
                "volume": "63",
                "issue": "2",
                "page": "169",
            },
        },
        "Feifel D, Moutier CY. Safety of a dose. J Clin Psychiatry. 2000;61(12):909-911. "
        "Retracted in: J Clin Psychiatry. 2002;63(2):169.",
        "Feifel D, Moutier CY. Safety of a dose. J Clin Psychiatry. 2000 Dec;61(12):909-11. "
        "Retraction in: J Clin Psychiatry. 2002;63(2):169.",
    ),
    "an article retracted by a notice of which only the DOI is known": (
        {"type": "article-journal", "title": "A trial", "x-retraction": {"DOI": "10.5555/n.1"}},
        "A trial. Retracted in: doi:10.5555/n.1.",
        "A trial. Retraction in: doi: 10.5555/n.1.",
    ),
    "an article ahead of print": (
        {
            "type": "article-journal",
            "title": "A trial",
            "container-title": "Brain",
            "issued": {"date-parts": [[2024, 3, 5]]},
            "DOI": "10.5555/b.1",
        },
        "A trial. Brain. Published online March 5, 2024. doi:10.5555/b.1",
        "A trial. Brain. Epub 2024 Mar 5. doi: 10.5555/b.1.",
    ),
    "an article in press": (
        {
            "type": "article-journal",
            "title": "A trial",
            "container-title": "Brain",
            "issued": {"date-parts": [[2025]]},
            "status": "in press",
        },
        "A trial. Brain. In press.",
        "A trial. Brain. Forthcoming 2025.",
    ),
    "a supplement as services name it": (
        {
            "type": "article-journal",
            "title": "A trial",
            "container-title": "Headache",
            "issued": {"date-parts": [[2002]]},
            "volume": "42 Suppl 2",
            "page": "S93-9",
        },
        "A trial. Headache. 2002;42(suppl 2):S93-S99.",
        "A trial. Headache. 2002;42 Suppl 2:S93-9.",
    ),
    "a supplement of an issue": (
        {
            "type": "article-journal",
            "title": "A trial",
            "container-title": "Neurology",
            "issued": {"date-parts": [[2002]]},
            "volume": "58",
            "issue": "12 Suppl",
            "page": "S6-S12",
        },
        "A trial. Neurology. 2002;58(12)(suppl):S6-S12.",
        "A trial. Neurology. 2002;58(12 Suppl):S6-12.",
    ),
    "an article in another language": (
        {
            "type": "article-journal",
            "title": "Nadeln gegen Schmerz",
            "translated-title": "Needles against pain",
            "container-title": "Schmerz",
            "issued": {"date-parts": [[2003]]},
            "language": "ger",
        },
        "Needles against pain. Article in German. Schmerz. 2003.",
        "[Needles against pain]. Schmerz. 2003. German.",
    ),
    "a preprint": (
        {
            "type": "article",
            "author": [{"family": "Bloss", "given": "Cinnamon S"}],
            "title": "A randomized trial",
            "container-title": "bioRxiv",
            "issued": {"date-parts": [[2015, 10, 29]]},
            "DOI": "10.1101/029983",
        },
        "Bloss CS. A randomized trial. bioRxiv. Preprint posted online October 29, 2015. "
        "doi:10.1101/029983",
        "Bloss CS. A randomized trial. bioRxiv [Preprint]. 2015 Oct 29. doi: 10.1101/029983.",
    ),
    "a guideline on the web": (
        {
            "type": "report",
            "author": [{"literal": "World Health Organization"}],
            "title": "Guideline on pain",
            "publisher": "World Health Organization",
            "publisher-place": "Geneva",
            "issued": {"date-parts": [[2015]]},
            "URL": "https://who.example/pain",
            "accessed": {"date-parts": [[2020, 1, 2]]},
        },
        "World Health Organization. Guideline on pain. World Health Organization; 2015. "
        "Accessed January 2, 2020. https://who.example/pain",
        "World Health Organization. Guideline on pain [Internet]. Geneva: World Health "
        "Organization; 2015 [cited 2020 Jan 2]. Available from: https://who.example/pain",
    ),
    "a report with a number": (
        {"type": "report", "title": "Pain", "publisher": "AHRQ", "number": "12"},
        "Pain. AHRQ. Report No. 12.",
        "Pain. AHRQ; [date unknown]. Report No.: 12.",
    ),
    "a thesis": (
        {
            "type": "thesis",
            "author": [{"family": "Borkowski", "given": "Mary M"}],
            "title": "Infant sleep",
            "genre": "dissertation",
            "publisher": "Central Michigan University",
            "publisher-place": "Mount Pleasant (MI)",
            "issued": {"date-parts": [[2002]]},
        },
        "Borkowski MM. Infant sleep. Dissertation. Central Michigan University; 2002.",
        "Borkowski MM. Infant sleep [dissertation]. Mount Pleasant (MI): Central Michigan "
        "University; 2002.",
    ),
    "a chapter": (
        {
            "type": "chapter",
            "author": [{"family": "Meltzer", "given": "Paul S"}],
            "editor": [{"family": "Vogelstein", "given": "B"}, {"family": "Kinzler", "given": "K"}],
            "title": "Chromosome alterations",
            "container-title": "The Genetic Basis of Human Cancer",
            "edition": "2",
            "publisher": "McGraw-Hill",
            "publisher-place": "New York",
            "issued": {"date-parts": [[2002]]},
            "page": "93-113",
        },
        "Meltzer PS. Chromosome alterations. In: Vogelstein B, Kinzler K, eds. The Genetic Basis "
        "of Human Cancer. 2nd ed. McGraw-Hill; 2002:93-113.",
        "Meltzer PS. Chromosome alterations. In: Vogelstein B, Kinzler K, editors. The Genetic "
        "Basis of Human Cancer. 2nd ed. New York: McGraw-Hill; 2002. p. 93-113.",
    ),
    "a translated book": (
        {
            "type": "book",
            "author": [{"family": "Roy", "given": "Ann"}],
            "translator": [{"family": "Li", "given": "Jun"}],
            "title": "On Pain",
            "publisher": "Saunders",
            "issued": {"date-parts": [[2001]]},
        },
        "Roy A. On Pain. Li J, trans. Saunders; 2001.",
        "Roy A. On Pain. Li J, translator. Saunders; 2001.",
    ),
    "a newspaper": (
        {
            "type": "article-newspaper",
            "author": [{"family": "Tynan", "given": "T"}],
            "title": "Fewer deaths",
            "container-title": "The Washington Post",
            "issued": {"date-parts": [[2002, 8, 12]]},
            "page": "A2",
        },
        "Tynan T. Fewer deaths. The Washington Post. August 12, 2002:A2.",
        "Tynan T. Fewer deaths. The Washington Post. 2002 Aug 12;Sect. A:2.",
    ),
    "a web page": (
        {
            "type": "webpage",
            "title": "Numb feet",
            "container-title": "Clinic website",
            "x-updated": {"date-parts": [[2021, 5]]},
            "URL": "https://clinic.example/feet",
        },
        "Numb feet. Clinic website. Updated May 2021. https://clinic.example/feet",
        "Numb feet [Internet]. Clinic website [updated 2021 May]. "
        "Available from: https://clinic.example/feet",
    ),
    "a title alone": ({"title": "Does it help?"}, "Does it help?", "Does it help?"),
    "nothing": ({}, "", ""),
}


@pytest.mark.parametrize("case", CASES)
def test_each_kind_of_publication_is_printed_in_both_styles(case):
    item, ama, vancouver = CASES[case]
    assert reference_text(item, "ama") == ama
    assert reference_text(item, "vancouver") == vancouver


def test_the_pieces_keep_the_journal_and_the_link_apart():
    assert reference_parts(FEIFEL, "ama") == {
        "authors": "Feifel D, Moutier CY.",
        "title": "Safety of a dose.",
        "journal": "J Clin Psychiatry.",
        "location": "2000;61(12):909-911.",
        "label": "doi:",
        "link": "10.4088/JCP.v61n1203",
        "stop": "",
        "notes": "",
        "italic": True,
    }


def test_a_style_that_does_not_exist_is_an_error():
    with pytest.raises(KeyError):
        reference_text(FEIFEL, "apa")
