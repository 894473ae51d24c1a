"""The rules of the fields, whatever is written into them."""

import sys
import unicodedata

import pytest
from django.core.exceptions import ValidationError
from hypothesis import assume, given
from hypothesis import strategies as st

from pages.models import ContactField
from pages.requests.builder import FIELD_TYPES, RequestFormBuilder
from pages.requests.fields import EmailField, LineField, LinesField, NameField, PhoneField
from pages.requests.text import has_unseen, without_unseen

TEXT_FIELDS = (NameField, PhoneField, EmailField, LineField, LinesField)
ANY_TEXT = st.text(st.characters(codec=None), max_size=60)
TURNING = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]


def slow_has_unseen(text, lines):
    """Say the same one character at a time, by what Unicode calls it."""
    allowed = "\t\n\r" if lines else ""
    return any(
        character not in allowed
        and (
            unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
            or character in TURNING
            or character == "\ufeff"
        )
        for character in text
    )


def refusal(field, text):
    """Return what a field says of a text; None if it takes it."""
    try:
        field.clean(text)
    except ValidationError as error:
        (sentence,) = error.messages
        return sentence
    return None


@pytest.mark.parametrize("lines", [True, False])
def test_every_character_there_is_gets_the_verdict_of_the_slow_rule(lines):
    wrong = [
        hex(code)
        for code in range(sys.maxunicode + 1)
        if has_unseen(chr(code), lines) != slow_has_unseen(chr(code), lines)
    ]
    assert wrong == []


@given(text=ANY_TEXT, lines=st.booleans())
def test_what_is_left_has_nothing_unseen_and_every_other_character(text, lines):
    left = without_unseen(text, lines)
    assert not has_unseen(left, lines)
    assert without_unseen(left, lines) == left
    seen = [character for character in text if not slow_has_unseen(character, lines)]
    assert [character for character in left if character != " "] == [
        character for character in seen if character != " "
    ]


@given(text=ANY_TEXT, field=st.sampled_from(TEXT_FIELDS))
def test_any_text_is_taken_or_refused_in_one_sentence(text, field):
    field = field(required=False)
    sentence = refusal(field, text)
    if sentence is None:
        taken = field.clean(text)
        assert not has_unseen(taken, field.lines)
        assert taken == text.strip()
    else:
        assert sentence.endswith(".")


@given(text=ANY_TEXT, field=st.sampled_from(TEXT_FIELDS))
def test_what_comes_back_is_not_refused_again_for_what_cannot_be_seen(text, field):
    field = field(required=False)
    assert "cannot be seen" not in (refusal(field, field.bound_data(text, None)) or "")


@given(
    digits=st.text("0123456789", min_size=5, max_size=20), gap=st.sampled_from([" ", "-", "/", ""])
)
def test_a_telephone_number_is_taken_however_it_is_written(digits, gap):
    written = gap.join(digits)
    assert PhoneField().clean(written) == written
    assert PhoneField().clean(f"+{written} (home)") == f"+{written} (home)"


@given(text=ANY_TEXT)
def test_what_has_no_digits_is_no_telephone_number(text):
    assume(text.strip() and not any(character.isdecimal() for character in text))
    assert refusal(PhoneField(), text)


@pytest.mark.parametrize("text", ["1234", "1" * 21, "call me", "555"])
def test_too_few_and_too_many_digits_are_no_telephone_number(text):
    assert "no telephone number" in refusal(PhoneField(), text)


@pytest.mark.parametrize(
    "address",
    ["ana", "ana@", "@b.example", "ana@b", "a b@c.example", "a@b.example\nBcc: c@d.example"],
)
def test_what_is_no_address_is_refused(address):
    assert refusal(EmailField(), address)


@pytest.mark.parametrize("field", [LineField, NameField, EmailField, PhoneField])
def test_a_missing_answer_is_said_to_be_missing(field):
    assert refusal(field(), "  ") == "This is missing. Please fill it in."


@pytest.mark.parametrize(("kind", "label"), FIELD_TYPES)
def test_every_kind_of_answer_that_the_clinic_can_choose_makes_a_field(kind, label):
    question = ContactField(label="When?", field_type=kind, choices="Soon, or later\nNever\n\n")
    form = RequestFormBuilder([question], ["Mill Street", "Station"]).get_form_class()(page=None)
    [shown] = form.questions()
    assert shown.field.label == "When?"
    assert f'id="{shown.target}"' in str(shown.field)
    if kind in ("dropdown", "radio", "checkboxes"):
        texts = [text for _value, text in form.fields["when"].choices if text != "Please choose"]
        assert texts == ["Soon, or later", "Never"]


def test_a_day_is_read_as_a_browser_sends_it():
    question = ContactField(label="Day", field_type="date")
    form_class = RequestFormBuilder([question]).get_form_class()
    assert form_class({"day": "2026-03-31"}, page=None).is_valid()
    assert form_class({"day": "31/03/2026"}, page=None).errors["day"] == [
        "This is no date. Please write it as year-month-day: 2026-03-31."
    ]


def test_a_required_way_to_be_reached_needs_no_other():
    questions = [
        ContactField(label="E-mail", field_type="email", required=True),
        ContactField(label="Telephone", field_type="phone", required=False),
    ]
    form_class = RequestFormBuilder(questions).get_form_class()
    form = form_class({"e_mail": "", "telephone": ""}, page=None)
    assert form.errors == {"e_mail": ["This is missing. Please fill it in."]}
    assert [question.is_optional for question in form.questions()] == [False, True]
