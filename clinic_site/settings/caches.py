"""What is kept to answer sooner, where, and for how long.

docs/decisions/changes-and-caches.md says how a change reaches readers all the same.
"""

from django.core.exceptions import ImproperlyConfigured

from .environment import VAR_DIR, env


def redis_address(cache):
    """Return the address of the Redis that a cache of `CACHES` writes to, None for another kind."""
    location = cache.get("LOCATION", "")
    first = location[0] if isinstance(location, list) else location
    return first if str(first).startswith(("redis://", "rediss://", "unix://")) else None


CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}
if CACHES["default"]["BACKEND"] == "django.core.cache.backends.redis.RedisCache":
    CACHES["default"]["BACKEND"] = "clinic_site.cache.SpareRedisCache"

# Whether anything is kept to answer readers sooner, and for how many seconds at most.
CACHING = env.bool("CACHING", default=True)
CACHE_MAX_AGE = env.int("CACHE_MAX_AGE", default=60)
if CACHE_MAX_AGE < 1:
    raise ImproperlyConfigured(
        f"CACHE_MAX_AGE is {CACHE_MAX_AGE}, but must be at least 1. CACHING=false keeps nothing."
    )
# Of memory, in each worker, for whole answers.
PAGE_CACHE_MB = env.int("PAGE_CACHE_MB", default=64)
# The number of the last change, of all processes that share this file, and machines this Redis.
GENERATION_FILE = str(VAR_DIR / "generation")
GENERATION_REDIS = redis_address(CACHES["default"])
