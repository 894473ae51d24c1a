"""Takes out of a text what names a person: e-mail addresses, and where exactly somebody is."""

import re
from functools import lru_cache
from ipaddress import ip_address, ip_network

MASK = "[e-mail]"
# An at sign as it is, full-width, or percent-encoded any number of times.
AT = re.compile(r"@|\uff20|%(?:25)*40")
# Looked through one by one, because a pattern for whole addresses takes quadratic time.
WORD = re.compile(r"[^\s/?#&=,;:<>\"'()\[\]]+")
IPV4 = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
IPV6 = re.compile(r"(?<![\w:])(?:[0-9a-fA-F]{0,4}:){2,7}[0-9a-fA-F]{0,4}(?![\w:])")
KEPT_BITS = {4: 24, 6: 48}  # about a network of 250 machines, and one customer of a provider


def masked(text):
    """Return a text without e-mail addresses, and with IP addresses shortened."""
    text = WORD.sub(lambda match: MASK if AT.search(match[0]) else match[0], text)
    text = IPV4.sub(lambda match: short_address(match[0]) or match[0], text)
    return IPV6.sub(lambda match: short_address(match[0]) or match[0], text)


@lru_cache(maxsize=1000)  # half of what the line about a kept page takes
def short_address(text):
    """Return the network an IP address belongs to (/24, /48), or None if the text is no address."""
    try:
        address = ip_address((text or "").partition("%")[0])
    except ValueError:
        return None
    address = getattr(address, "ipv4_mapped", None) or address
    network = ip_network(f"{address}/{KEPT_BITS[address.version]}", strict=False)
    return str(network.network_address)
