"""What follows from `CACHE_URL`."""


def redis_address(cache):
    """Return the address of the Redis that a cache of `CACHES` writes to, None for another kind."""
    location = cache.get("LOCATION", "")
    first = location[0] if isinstance(location, list) else location
    return first if str(first).startswith(("redis://", "rediss://", "unix://")) else None
