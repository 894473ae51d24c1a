"""Public holidays by country and region, from the `holidays` package."""

import re
from functools import lru_cache

import holidays
from holidays.registry import COUNTRIES

NAMES = {codes[1]: codes[0] for codes in COUNTRIES.values()}
WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")


def countries():
    """Return `(code, name)` of every country whose holidays are known, by name."""
    known = ((code, WORD.sub(" ", NAMES[code])) for code in regions_by_country())
    return sorted(known, key=lambda country: country[1])


@lru_cache(maxsize=1)
def regions_by_country():
    """Return the codes of each country's regions (ISO 3166-2, without the country), by country."""
    return {
        country: tuple(regions)
        for country, regions in holidays.list_supported_countries(include_aliases=False).items()
        if country in NAMES
    }


@lru_cache(maxsize=256)
def public_holidays(country, region, years, language):
    """Return the public holidays of some years as `{date: name}`.

    `country` is a code of two letters, `region` one of its regions or empty, `years` a tuple. Names
    are in `language` (such as "en") where the package has them, else in the country's own.
    """
    calendar = holidays.country_holidays(country, subdiv=region or None)
    spoken = [name for name in calendar.supported_languages if name.partition("_")[0] == language]
    return dict(
        holidays.country_holidays(
            country,
            subdiv=region or None,
            years=years,
            language=spoken[0] if spoken else calendar.default_language,
        )
    )
