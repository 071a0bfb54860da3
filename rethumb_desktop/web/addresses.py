"""Which addresses of the internet are for everybody, and connecting to one that was checked."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

# Prefixes that carry an IPv4 address inside: behind a gateway they can lead into the own network.
_CARRIERS = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"), IPv6Network("2002::/16"))
_TEREDO = IPv6Network("2001::/32")


class NoPublicAddress(Exception):
    """The name stands for addresses that may not be asked, and for no other."""


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet: nothing private, local, reserved, or for many at once."""
    if isinstance(address, IPv6Address):
        disguised = address.ipv4_mapped is not None or address in _TEREDO
        if disguised or address.is_site_local or any(address in carrier for carrier in _CARRIERS):
            return False
    special = address.is_multicast or address.is_reserved or address.is_unspecified
    return address.is_global and not special


def connect_checked(host: str, port: int, allow_address: Callable[[Address], bool], timeout: float) -> socket.socket:
    """Connect to the first allowed address of `host` that answers within `timeout` seconds each.

    Only the very address that was checked is connected to; the name is not asked for again. Raises
    NoPublicAddress, and OSError (socket.gaierror for a name that is not known).
    """
    failures: list[OSError] = []
    for family, kind, protocol, _, where in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        if not allow_address(_address(where[0])):
            continue
        try:
            return _connect(socket.socket(family, kind, protocol), where, timeout)
        except OSError as error:
            failures.append(error)
    if failures:
        raise failures[-1]
    raise NoPublicAddress(host)


def _connect(connection: socket.socket, where: tuple[object, ...], timeout: float) -> socket.socket:
    try:
        connection.settimeout(timeout)
        connection.connect(where)
    except OSError:
        connection.close()
        raise
    return connection


def _address(text: str | int) -> Address:
    return ip_address(str(text).partition("%")[0])
