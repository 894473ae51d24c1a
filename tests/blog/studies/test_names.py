"""Authors as staff type them."""

from hypothesis import given
from hypothesis import strategies as st

from blog.studies.names import names_from_lines, names_to_lines


def test_the_part_before_the_comma_is_the_family_name():
    assert names_from_lines("Chao, Maria T\nvan der Berg, Jan") == [
        {"family": "Chao", "given": "Maria T"},
        {"family": "van der Berg", "given": "Jan"},
    ]


def test_a_line_without_a_comma_is_a_group():
    assert names_from_lines("ACTIVE Study Group") == [{"literal": "ACTIVE Study Group"}]


def test_braces_keep_a_group_with_a_comma_whole():
    assert names_from_lines("{Institute of Pain, Boston}") == [
        {"literal": "Institute of Pain, Boston"}
    ]


def test_empty_lines_are_nobody():
    assert names_from_lines("\n , \n{}\n") == []


PARTS = st.text(alphabet="abcXYZé-' ", min_size=1).map(str.strip).filter(bool)


@given(
    st.lists(
        st.one_of(
            st.builds(lambda family, given: {"family": family, "given": given}, PARTS, PARTS),
            st.builds(lambda first, last: {"literal": f"{first}, {last}"}, PARTS, PARTS),
            st.builds(lambda name: {"literal": name}, PARTS),
        )
    )
)
def test_names_survive_being_shown_and_typed_again(names):
    folded = [{key: " ".join(value.split()) for key, value in one.items()} for one in names]
    assert names_from_lines(names_to_lines(folded)) == folded
