"""The number to call in a medical emergency, by country.

Where some of them stand in law: 112 in the European Union, Directive (EU) 2018/1972, article 109;
911 in the United States, 47 U.S.C. 251(e)(3), and in Canada, CRTC Telecom Decision 72-3; 999 and
112 in the United Kingdom, Ofcom General Condition A3.2; 000 in Australia, Telecommunications
Numbering Plan 2025; 111 in New Zealand, Telecommunications Act 2001, part 4B.

A test compares all of them with the emergency numbers that the package phonenumbers has for each
country (Google's libphonenumber, which reads the numbering plans that countries send to the ITU).
That says that a number reaches an emergency service, not which one. Numbers for ambulances alone
(144, 155, 15, 166, 119, 113, 995, 10177) have no second source here: an administrator sees the
number on every health page, and can write another into the emergency text.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

NUMBER = "{number}"  # what stands for the number in a text that staff write


@dataclass(frozen=True)
class Country:
    """A country's name, and the numbers for an ambulance, the first known best."""

    name: str
    numbers: tuple[str, ...]


def _country(name, *numbers):
    return Country(name, numbers)


# By ISO 3166-1 alpha-2 code.
COUNTRIES = {
    "AT": _country(gettext_lazy("Austria"), "144", "112"),
    "AU": _country(gettext_lazy("Australia"), "000"),
    "BE": _country(gettext_lazy("Belgium"), "112"),
    "BG": _country(gettext_lazy("Bulgaria"), "112"),
    "CA": _country(gettext_lazy("Canada"), "911"),
    "CH": _country(gettext_lazy("Switzerland"), "144", "112"),
    "CY": _country(gettext_lazy("Cyprus"), "112"),
    "CZ": _country(gettext_lazy("Czechia"), "155", "112"),
    "DE": _country(gettext_lazy("Germany"), "112"),
    "DK": _country(gettext_lazy("Denmark"), "112"),
    "EE": _country(gettext_lazy("Estonia"), "112"),
    "ES": _country(gettext_lazy("Spain"), "112"),
    "FI": _country(gettext_lazy("Finland"), "112"),
    "FR": _country(gettext_lazy("France"), "15", "112"),
    "GB": _country(gettext_lazy("United Kingdom"), "999", "112"),
    "GR": _country(gettext_lazy("Greece"), "166", "112"),
    "HR": _country(gettext_lazy("Croatia"), "112"),
    "HU": _country(gettext_lazy("Hungary"), "112"),
    "IE": _country(gettext_lazy("Ireland"), "112", "999"),
    "IN": _country(gettext_lazy("India"), "112"),
    "IS": _country(gettext_lazy("Iceland"), "112"),
    "IT": _country(gettext_lazy("Italy"), "112"),
    "JP": _country(gettext_lazy("Japan"), "119"),
    "KR": _country(gettext_lazy("South Korea"), "119"),
    "LT": _country(gettext_lazy("Lithuania"), "112"),
    "LU": _country(gettext_lazy("Luxembourg"), "112"),
    "LV": _country(gettext_lazy("Latvia"), "112"),
    "MT": _country(gettext_lazy("Malta"), "112"),
    "MX": _country(gettext_lazy("Mexico"), "911"),
    "NL": _country(gettext_lazy("Netherlands"), "112"),
    "NO": _country(gettext_lazy("Norway"), "113"),
    "NZ": _country(gettext_lazy("New Zealand"), "111"),
    "PL": _country(gettext_lazy("Poland"), "112"),
    "PT": _country(gettext_lazy("Portugal"), "112"),
    "RO": _country(gettext_lazy("Romania"), "112"),
    "SE": _country(gettext_lazy("Sweden"), "112"),
    "SG": _country(gettext_lazy("Singapore"), "995"),
    "SI": _country(gettext_lazy("Slovenia"), "112"),
    "SK": _country(gettext_lazy("Slovakia"), "112"),
    "US": _country(gettext_lazy("United States"), "911"),
    "ZA": _country(gettext_lazy("South Africa"), "10177", "112"),
}


def country_choices():
    """Return `(code, name)` for each country, by its name in the language of whoever chooses."""
    return sorted(
        ((code, str(country.name)) for code, country in COUNTRIES.items()),
        key=lambda pair: pair[1].casefold(),
    )


def emergency_number(code):
    """Return whom to call in a country: “999 or 112”; in an unknown one, the local number."""
    country = COUNTRIES.get(code)
    if country is None:
        return _("your local emergency number")
    return f" {_('or')} ".join(country.numbers)
