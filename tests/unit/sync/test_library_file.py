"""The library's file: who has another key or too old a program writes nothing."""

from __future__ import annotations

import hmac
import json
from hashlib import sha256

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.sync.library_file import (
    LibraryFile,
    check,
    decode_library_file,
    encode_library_file,
    library_file,
)
from tests.unit.sync.strategies import KEY, OTHER_KEY

ID = "00112233445566778899aabbccddeeff"
FILE = library_file(ID, KEY)
CONTENT = encode_library_file(FILE)


def test_the_bytes_are_those_of_the_document() -> None:
    value = hmac.digest(bytes(range(32)), b"rethumb library check 1\0" + ID.encode(), sha256).hex()[:32]
    assert value == "928fec13a857c3a5b1966073db397f74"
    assert CONTENT.decode() == f'{{"format": 1, "id": "{ID}", "check": "{value}"}}\n'


def test_it_is_read_as_it_was_written() -> None:
    assert decode_library_file(CONTENT) == FILE
    check(FILE, KEY)


def test_another_key_is_seen() -> None:
    with pytest.raises(Fault, match="another library key") as caught:
        check(decode_library_file(CONTENT), OTHER_KEY)
    assert caught.value.kind is FaultKind.LIBRARY


def test_the_check_value_is_of_its_id() -> None:
    with pytest.raises(Fault, match="another library key"):
        check(LibraryFile(1, "ff" * 16, FILE.check_value), KEY)


@pytest.mark.parametrize("content", [{"format": 2}, {"format": 2**70, "id": 7, "check": []}])
def test_a_newer_format_is_seen_whatever_else_it_holds(content: object) -> None:
    file = decode_library_file(json.dumps(content).encode())
    with pytest.raises(Fault, match="newer version") as caught:
        check(file, KEY)
    assert caught.value.kind is FaultKind.LIBRARY


VALUES = {"format": 1, "id": ID, "check": FILE.check_value}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[" * 100_000,
        b"9" * 5000,
        b"[]",
        b'"format"',
        CONTENT[:-3],
        *(
            json.dumps(VALUES | change).encode()
            for change in (
                {"format": 0},
                {"format": True},
                {"format": "1"},
                {"format": 1.0},
                {"id": ID.upper()},
                {"id": ID + "\n"},
                {"id": None},
                {"check": ""},
                {"check": FILE.check_value[1:]},
                {"check": 7},
            )
        ),
        *(json.dumps({n: v for n, v in VALUES.items() if n != missing}).encode() for missing in VALUES),
    ],
)
def test_a_damaged_file_is_a_fault(content: bytes) -> None:
    with pytest.raises(Fault, match="damaged") as caught:
        decode_library_file(content)
    assert caught.value.kind is FaultKind.LIBRARY


def test_an_id_has_32_digits() -> None:
    with pytest.raises(ValueError, match="no id of a library"):
        library_file("abc", KEY)
