"""Which addresses are public: those of the registries' tables, and the disguises of private ones."""

import socket
from ipaddress import ip_address

import pytest

from rethumb_desktop.web.addresses import NoPublicAddress, connect_checked, is_public


@pytest.mark.parametrize("text", ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "2a00:1450:4001::200e"])
def test_an_address_of_the_internet_is_public(text: str) -> None:
    assert is_public(ip_address(text))


@pytest.mark.parametrize(
    "text",
    [
        *("0.0.0.0", "0.1.2.3", "127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1"),
        *("169.254.169.254", "192.0.2.1", "198.18.0.1", "224.0.0.251", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "fe80::1", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1"),
        *("::ffff:10.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1"),
        *("64:ff9b::10.0.0.1", "2002:0a00:0001::1", "2001::1"),
    ],
)
def test_any_other_address_is_not(text: str) -> None:
    assert not is_public(ip_address(text))


def test_a_refused_address_is_never_connected_to() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        with pytest.raises(NoPublicAddress):
            connect_checked("localhost", listener.getsockname()[1], is_public, 5)
        listener.setblocking(False)
        with pytest.raises(BlockingIOError):
            listener.accept()
