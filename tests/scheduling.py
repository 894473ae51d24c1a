"""How the tests of one run are spread over its processes."""

from xdist.scheduler import LoadScopeScheduling

# Each of these sets up something that takes a minute and is shared by all tests below.
TOGETHER = ("tests/deploy/", "tests/clinic_site/test_served_site.py")


class SharedSetUpScheduling(LoadScopeScheduling):
    """Gives each process the next test, and all tests of what stands in `TOGETHER` to one."""

    def _split_scope(self, nodeid):
        return next((place for place in TOGETHER if nodeid.startswith(place)), nodeid)
