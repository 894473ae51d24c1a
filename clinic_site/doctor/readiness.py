"""What `/health/ready` asks, with the reasons that strangers are not told."""

from clinic_site.health import checks

from .finding import must


def database():
    """Yield a finding if the database does not answer or is not that of this code."""
    yield from _first_failure(checks.database_answers, checks.migrations_applied)


def uploads():
    """Yield a finding if pictures and documents cannot be written."""
    yield from _first_failure(checks.storage_writable)


def cache():
    """Yield a finding if the cache does not work."""
    yield from _first_failure(checks.cache_works)


def _first_failure(*parts):
    try:
        for part in parts:
            part()
    except checks.NotReadyError as error:
        yield must(str(error))
