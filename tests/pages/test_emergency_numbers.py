"""The emergency numbers of all countries, against a source of somebody else's."""

import pytest
from phonenumbers import connects_to_emergency_number, is_emergency_number

from pages.emergency import COUNTRIES, emergency_number

NUMBERS = [(code, number) for code, country in COUNTRIES.items() for number in country.numbers]


@pytest.mark.parametrize(("code", "number"), NUMBERS)
def test_each_reaches_an_emergency_service_of_its_country(code, number):
    assert is_emergency_number(number, code)


@pytest.mark.parametrize(("code", "number"), NUMBERS)
def test_each_is_dialled_whole_and_nothing_hides_in_it(code, number):
    assert number.isdecimal()
    assert not is_emergency_number(f"{number}0", code)
    assert connects_to_emergency_number(number, code)


def test_a_number_of_another_country_would_be_noticed():
    assert not is_emergency_number("999", "US")
    assert not is_emergency_number("111", "DE")


@pytest.mark.parametrize("code", COUNTRIES)
def test_every_country_names_its_numbers_in_a_sentence(code):
    assert emergency_number(code) == " or ".join(COUNTRIES[code].numbers)
