"""How often one visitor may send a form. Counted in the cache, under a hash of their address."""

import time
from ipaddress import ip_address, ip_network

from axes.helpers import get_client_ip_address
from django.core.cache import cache
from django.utils.crypto import salted_hmac

MOST = 20  # in a window; a waiting room behind one address stays below
WINDOW = 60 * 60  # seconds
IPV6_CUSTOMER = 64  # bits; whoever has one address of such a network has all of them
SALT = "pages.requests.limits"


def seconds_to_wait(request):
    """Count a form that was sent; return how many seconds its sender must wait, 0 if none.

    A visitor without an address is not counted, nor is anybody while the cache keeps nothing.
    """
    # The address as the log-in counts it: AXES_CLIENT_IP_CALLABLE knows of the proxy in front.
    address = get_client_ip_address(request)
    if address is None:
        return 0
    now = time.time()
    window = int(now // WINDOW)
    key = f"requests:{window}:{hashed(address)}"
    cache.add(key, 0, WINDOW)
    try:
        count = cache.incr(key)
    except ValueError:  # the cache does not hold what it was just given
        return 0
    return 0 if count <= MOST else max(1, int((window + 1) * WINDOW - now))


def hashed(address):
    """Return 64 hexadecimal digits that stand for an address and lead back to none.

    The hash is keyed with SECRET_KEY, because all addresses can be tried in an hour.
    """
    number = ip_address(address)
    if number.version == 6:
        number = ip_network(f"{address}/{IPV6_CUSTOMER}", strict=False).network_address
    return salted_hmac(SALT, str(number), algorithm="sha256").hexdigest()
