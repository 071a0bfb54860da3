"""Sealing: what was not made under this name, with this key, for this purpose, is refused, and so is what grows."""

from __future__ import annotations

import hmac
import zlib
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.sync.names import head_name, manifest_name, segment_name
from rethumb_desktop.sync.sealing import MOST, Sealer, purpose_of
from tests.unit.sync.strategies import DEVICE, KEY, OTHER_DEVICE, OTHER_KEY

SEGMENT = segment_name(DEVICE, 1)
SECRET = bytes(range(32))


def refused(name: str, sealed: bytes, sealer: Sealer | None = None, most: int | None = None) -> str:
    """Return why sealed bytes are not opened."""
    with pytest.raises(Fault) as caught:
        (sealer or Sealer(KEY)).open(name, sealed, most=most)
    assert caught.value.kind is FaultKind.JOURNAL
    assert caught.value.title == f"“{name}” is damaged or was not made by a device of this library."
    assert caught.value.subject == name
    return caught.value.detail


def as_written(purpose: str, name: str, content: bytes) -> bytes:
    """Seal by the letter of docs/bucket-format.md, with nothing of the room."""
    return packed_as_written(purpose, name, zlib.compress(content))


def packed_as_written(purpose: str, name: str, packed: bytes) -> bytes:
    key = hmac.digest(SECRET, b"rethumb seal 1\0" + purpose.encode(), sha256)
    nonce = hmac.digest(key, b"nonce\0" + name.encode() + b"\0" + packed, sha256)[:12]
    return b"\x01" + nonce + AESGCM(key).encrypt(nonce, packed, name.encode())


@given(st.binary(max_size=300), st.sampled_from([SEGMENT, head_name(DEVICE), "a" * 32 + ".jpg"]))
def test_what_was_sealed_is_opened(content: bytes, name: str) -> None:
    sealed = Sealer(KEY).seal(name, content)
    assert Sealer(KEY).open(name, sealed) == content
    assert Sealer(KEY).seal(name, content) == sealed


def test_the_bytes_are_those_of_the_document() -> None:
    for name, purpose in {
        SEGMENT: "journal",
        head_name(DEVICE): "heads",
        manifest_name(f"20260131T225320Z-{DEVICE}"): "snapshots",
        ".rethumb/backups/20260131T225320Z/manifest": "backups",
        "a" * 32 + ".jpg": "notes",
    }.items():
        assert Sealer(KEY).seal(name, b"a seal" * 9) == as_written(purpose, name, b"a seal" * 9)


def test_a_seal_of_today_is_opened_for_ever() -> None:
    sealed = bytes.fromhex(KNOWN)
    assert Sealer(KEY).open(SEGMENT, sealed) == b"This was sealed under a name, with a key, for a purpose."


def test_every_bit_counts() -> None:
    sealed = Sealer(KEY).seal(SEGMENT, b"every bit counts")
    for place in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[place // 8] ^= 1 << place % 8
        refused(SEGMENT, bytes(changed))


def test_nothing_is_missing_and_nothing_follows() -> None:
    sealed = Sealer(KEY).seal(SEGMENT, b"nothing is missing")
    for length in range(len(sealed)):
        refused(SEGMENT, sealed[:length])
    refused(SEGMENT, sealed + b"\0")
    refused(SEGMENT, b"\0" + sealed)


def test_another_name_is_refused() -> None:
    sealed = Sealer(KEY).seal(SEGMENT, b"content")
    assert refused(segment_name(DEVICE, 2), sealed) == "The seal is not right."
    assert refused(segment_name(OTHER_DEVICE, 1), sealed) == "The seal is not right."


def test_another_key_is_refused() -> None:
    sealed = Sealer(KEY).seal(SEGMENT, b"content")
    assert refused(SEGMENT, sealed, Sealer(OTHER_KEY)) == "The seal is not right."


def test_another_purpose_is_refused() -> None:
    for purpose in set(MOST) - {"journal"}:
        assert refused(SEGMENT, as_written(purpose, SEGMENT, b"content")) == "The seal is not right."
    assert Sealer(KEY).open(SEGMENT, as_written("journal", SEGMENT, b"content")) == b"content"


def test_two_contents_share_no_nonce() -> None:
    contents = [b"%d" % number for number in range(200)]
    assert len({Sealer(KEY).seal(SEGMENT, content)[1:13] for content in contents}) == 200
    assert Sealer(KEY).seal(SEGMENT, b"x")[1:13] != Sealer(KEY).seal(segment_name(DEVICE, 2), b"x")[1:13]


@pytest.mark.parametrize("purpose", sorted(set(MOST) - {"snapshots", "backups"}))
def test_what_unpacks_to_too_much_is_refused(purpose: str) -> None:
    name = "a" * 32 + ".jpg" if purpose == "notes" else f".rethumb/{purpose}/x"
    most = MOST[purpose]
    assert len(Sealer(KEY).open(name, as_written(purpose, name, bytes(most)))) == most
    bomb = as_written(purpose, name, bytes(most + 1))
    assert len(bomb) < 20_000
    assert refused(name, bomb) == f"It unpacks to more than {most} bytes."


def test_a_bound_may_be_smaller() -> None:
    sealed = as_written("journal", SEGMENT, bytes(101))
    assert Sealer(KEY).open(SEGMENT, sealed, most=101) == bytes(101)
    assert refused(SEGMENT, sealed, most=100) == "It unpacks to more than 100 bytes."
    assert refused(SEGMENT, sealed, most=0) == "It unpacks to more than 0 bytes."


def test_what_is_longer_than_its_bound_is_not_even_decrypted() -> None:
    assert refused(SEGMENT, b"\x01" + bytes(5000), most=3000) == "It has 5001 bytes."


def test_parts_are_bounded_too() -> None:
    name = manifest_name(f"20260131T225320Z-{DEVICE}")
    packing = zlib.compressobj()
    piece = bytes(1_000_000)
    packed = b"".join(packing.compress(piece) for _ in range(257)) + packing.flush()
    assert refused(name, packed_as_written("snapshots", name, packed)) == "It unpacks to more than 256000000 bytes."


@pytest.mark.parametrize(
    ("packed", "why"),
    [
        (b"", "It does not end where it should."),
        (b"no zlib at all", "It cannot be unpacked."),
        (zlib.compress(b"content")[:-1], "It does not end where it should."),
        (zlib.compress(b"content")[:-1] + b"\0", "It cannot be unpacked."),
        (zlib.compress(b"content") + b"behind", "It does not end where it should."),
    ],
)
def test_what_does_not_unpack_is_refused(packed: bytes, why: str) -> None:
    assert refused(SEGMENT, packed_as_written("journal", SEGMENT, packed)) == why


def test_what_nobody_could_open_is_not_sealed() -> None:
    with pytest.raises(ValueError, match="too many"):
        Sealer(KEY).seal(SEGMENT, bytes(MOST["journal"] + 1))


@pytest.mark.parametrize("name", [".rethumb/library.json", ".rethumb/notes/x", ".rethumb/", ".rethumb/new/x"])
def test_nothing_else_is_sealed(name: str) -> None:
    with pytest.raises(ValueError, match="nothing is sealed"):
        purpose_of(name)


KNOWN = (
    "01cb9548666380f86be3c279dd9b5238efec0e78332a139341a8ee076d7fac6333469081dc58f9ff605b14e1844439030e9d"
    "3b04e05a4d71f5762dcc29102fc97b5806d5b6fc2a7aa41c8eba6ae8143d0cf0ee595d60ad9f56"
)
