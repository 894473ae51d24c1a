"""What a visitor typed, as words; and where those words stand in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.search.highlighting import SNIPPET_LENGTH, Segment, segments, snippet
from pages.search.words import (
    MOST_WORDS,
    fold,
    index_words,
    shown_query,
    unaccented_tail,
    words_of,
)

ANY_TEXT = st.text(alphabet=st.characters(), max_size=300)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Acupuncture", ["acupuncture"]),
        ("nerves", ["nerve"]),
        ("loss of gas", ["loss", "of", "gas"]),
        ("peer-reviewed", ["peer", "reviewed"]),
        ("don't", ["don", "t"]),
        ("Neuropatía", ["neuropatia"]),
        ("ﬁbre ①", ["fibre", "1"]),
        ("pain PAIN pain", ["pain"]),
        ('"a" AND (b* NEAR c:d)', ["a", "and", "b", "near", "c", "d"]),
        ("हिन्दी", ["हिनदी"]),
        ("it\x00ch", ["it", "ch"]),
        ("\ud800", []),
        ("\u0301\u0301", []),
        (" '*\"%_\\;-- ", []),
        ("", []),
    ],
)
def test_a_query_becomes_folded_words(query, words):
    assert words_of(query) == words


def test_only_the_first_200_characters_and_20_words_count():
    assert words_of("x" * 100_000) == ["x" * 200]
    assert len(words_of(" ".join(f"word{number}" for number in range(100)))) == MOST_WORDS


@given(ANY_TEXT)
def test_words_hold_letters_digits_and_marks_only(query):
    for word in words_of(query):
        assert word
        assert not any(char.isspace() or char in "\0\"'*:^()-+{}" for char in word)
        word.encode()


@given(ANY_TEXT)
def test_a_query_can_be_printed_again(query):
    shown = shown_query(query)
    shown.encode()
    assert len(shown) <= 200
    assert "\n" not in shown


def test_case_and_accents_are_folded():
    assert fold("Éxito") == fold("EXITO") == "exito"
    assert fold("Straße") == "strasse"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Needles, and needles.", ["needles", "and", "needles"]),
        ("Neuropatía", ["neuropatia"]),
        ("vitamin B12 ①", ["vitamin", "b12", "1"]),
        ("", []),
    ],
)
def test_the_index_keeps_words_folded_and_in_order(text, words):
    assert index_words(text) == words


@given(ANY_TEXT)
def test_a_text_is_found_by_its_own_words(text):
    kept = index_words(text)
    assert all(any(word.startswith(asked) for word in kept) for asked in words_of(text[:50])[:-1])


def test_the_tail_holds_only_words_that_accents_change():
    text = "Neuropatía of the feet"
    tail = unaccented_tail([text, ["señal", "sign"], None])
    assert tail.split() == ["neuropatia", "senal"]
    assert unaccented_tail(["plain words"]) == ""


def marked(pieces):
    return [piece.text for piece in pieces if piece.is_match]


def test_a_word_is_marked_where_it_begins_a_word():
    pieces = segments("Nerve pain: unnerved nerves, NERVES.", ["nerve"])
    assert marked(pieces) == ["Nerve", "nerves", "NERVES"]


def test_a_word_is_marked_with_its_accents():
    assert marked(segments("La neuropatía duele", ["neuropatia"])) == ["neuropatía"]


@given(ANY_TEXT, ANY_TEXT)
def test_segments_are_the_whole_text(text, query):
    pieces = segments(text, words_of(query))
    assert "".join(piece.text for piece in pieces) == text


def test_a_snippet_shows_the_first_match_in_its_surroundings():
    text = "Before. " * 100 + "The vagus nerve slows the heart. " + "After. " * 100
    pieces = snippet(text, ["vagu"])
    assert marked(pieces) == ["vagus"]
    whole = "".join(piece.text for piece in pieces)
    assert whole.startswith("… Before.")
    assert whole.endswith(" …")
    assert len(whole) <= SNIPPET_LENGTH + 4


def test_a_snippet_without_a_match_is_the_beginning():
    assert snippet("One  two\nthree", ["four"]) == [Segment("One two three")]
    assert snippet("", ["four"]) == []


@given(ANY_TEXT, ANY_TEXT)
def test_a_snippet_of_anything_is_short(text, query):
    assert sum(len(piece.text) for piece in snippet(text, words_of(query))) <= SNIPPET_LENGTH + 4
