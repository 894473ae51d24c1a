"""A site with its list of locations."""

import pytest

from tests.factories import LocationIndexPageFactory, LocationPageFactory
from tests.pages.locations.hours import hours


@pytest.fixture
def index(site):
    """The list of locations, still empty, at `/locations/`."""
    return LocationIndexPageFactory(parent=site.home)


@pytest.fixture
def riverside(index):
    """A location in New York that is open on weekdays from 9 to 18, at `/locations/riverside/`."""
    return LocationPageFactory(
        parent=index,
        title="Riverside",
        slug="riverside",
        time_zone="America/New_York",
        week=[hours(range(5), "09:00:00", "18:00:00")],
    )
