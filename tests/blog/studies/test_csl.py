"""CSL-JSON items, cleaned into what the site keeps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.studies.csl import RefusedError, clean_date, clean_item, clean_names

NUMB_FEET = {
    "type": "article-journal",
    "title": "Needles for numb feet",
    "author": [{"family": "Chao", "given": "Maria T"}],
    "issued": {"date-parts": [[2019, 5]]},
    "container-title": "Pain Medicine",
    "page": "12-34",
    "DOI": "10.1093/pm/pnz117",
    "PMID": "31127837",
    "PMCID": "PMC123",
}


def test_a_clean_item_stays_as_it_is():
    assert clean_item(NUMB_FEET) == NUMB_FEET


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("DOI", "https://doi.org/10.1093/PM/pnz117", "10.1093/pm/pnz117"),
        ("DOI", "doi: 10.1093/pm/PNZ117", "10.1093/pm/pnz117"),
        ("DOI", "https://doi.org/10.1002/(sici)1097%3C1%3E", "10.1002/(sici)1097<1>"),
        ("PMID", 31127837, "31127837"),
        ("PMID", "PMID: 31127837", "31127837"),
        ("PMCID", "123456", "PMC123456"),
        ("page", "184 – 190", "184-190"),
        ("page", "184-184", "184"),
        ("title", ["Needles for <i>numb</i> feet"], "Needles for numb feet"),
        ("title", "Pain, p<0.05 and n>30", "Pain, p<0.05 and n>30"),
        ("title", "Numb\x00 \u202efeet\n again", "Numb feet again"),
        ("type", "journal-article", "document"),
    ],
)
def test_spellings_of_a_field_become_one(name, value, kept):
    assert clean_item({**NUMB_FEET, name: value})[name] == kept


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("title", "  ", "no title"),
        ("title", "x" * 2001, "title is longer"),
        ("DOI", "n/a", "not a DOI"),
        ("PMID", "PMC12", "not a PubMed number"),
        ("author", [{"family": "A"}] * 3001, "more than 3000 authors"),
        ("author", [{"family": "A" * 201}], "longer than 200"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_reason(name, value, reason):
    with pytest.raises(RefusedError, match=reason):
        clean_item({**NUMB_FEET, name: value})


@pytest.mark.parametrize(
    ("date", "kept"),
    [
        ({"date-parts": [[None]]}, {}),
        ({"date-parts": [["2019", "5", 1]]}, {"date-parts": [[2019, 5, 1]]}),
        ({"date-parts": [[2019, 13, 1]]}, {"date-parts": [[2019]]}),
        ({"raw": "Spring 2019"}, {"date-parts": [[2019]]}),
        ({"date-parts": [[99]]}, {}),
        (None, {}),
    ],
)
def test_a_date_is_kept_as_far_as_it_is_known(date, kept):
    assert clean_date(date) == kept


def test_particles_belong_to_the_family_name():
    names = [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}]
    assert clean_names(names) == [{"family": "van der Berg", "given": "Jan"}]


def test_a_group_and_a_suffix_are_kept():
    names = [{"literal": "ACTIVE Group"}, {"family": "King", "given": "M L", "suffix": "Jr"}, {}]
    assert clean_names(names) == names[:2]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


@given(
    st.fixed_dictionaries(
        {"title": st.text(min_size=1)},
        optional={name: JSON for name in NUMB_FEET if name != "title"},
    )
)
def test_any_json_is_cleaned_once_and_for_all_or_refused(raw):
    try:
        item = clean_item(raw)
    except RefusedError:
        return
    assert clean_item(item) == item
