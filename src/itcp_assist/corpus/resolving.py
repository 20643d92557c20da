"""Find the public addresses of a host; whoever names a private one is not connected to."""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from typing import TypeAlias

from itcp_assist.errors import FetchError

IPAddress: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve: TypeAlias = Callable[[str, int], Sequence[str]]  # host, port -> addresses in figures

# What IANA has given out of IPv6 for use by everyone; RFC 4291, section 2.4 and its registry.
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


def resolve_host(host: str, port: int) -> Sequence[str]:
    """All addresses of a host, as this machine's resolver gives them; OSError without any."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


def public_addresses(host: str, found: Sequence[str], *, loopback: bool = False) -> tuple[str, ...]:
    """The addresses of a host, when all of them are public.

    One private address among them refuses the host: a name that answers with both is how a page
    on the web has a program open a door inside the house (DNS rebinding).

    Raises:
        FetchError: an address is not public, or there is none; one line.
    """
    for text in found:
        if not is_public(text) and not (loopback and _is_loopback(text)):
            raise FetchError(
                f"{host}: leads to {text}, which is no public address; nothing there was opened"
            )
    if not found:
        raise FetchError(f"{host}: has no address; check the name and the network")
    return tuple(found)


def is_public(text: str) -> bool:
    """Say whether an address in figures is one that everyone can reach, and of one machine.

    An IPv6 address that stands for an IPv4 one (mapped, NAT64, 6to4) is as public as that is.

    >>> [is_public(a) for a in ("8.8.8.8", "10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::808:808")]
    [True, False, False, True]
    """
    address = _parse(text)
    if address is None:
        return False
    if isinstance(address, ipaddress.IPv6Address) and address not in _GLOBAL_UNICAST:
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _is_loopback(text: str) -> bool:
    address = _parse(text)
    return address is not None and address.is_loopback


def _parse(text: str) -> IPAddress | None:
    """The address, or the IPv4 one for which it stands; None for what is no address."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
