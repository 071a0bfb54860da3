"""Heads: read as they were written, refused where anything is not as it must be, with names that can be shown."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.sync.heads import Head, decode_head, device_name, encode_head
from tests.unit.sync.damaging import damaged, passes, refusal
from tests.unit.sync.strategies import DEVICE, MADE, OTHER_DEVICE, devices, digests, names, stamps

SNAPSHOT = f"20260131T225320Z-{DEVICE}"
HEAD = Head(DEVICE, 7, "cd" * 32, "Ann's läptop", MADE, "5f3a", SNAPSHOT, {OTHER_DEVICE: 3, "0" * 32: 0})
KNOWN = (
    '{"device":"'
    + DEVICE
    + '","digest":"'
    + "cd" * 32
    + '","format":1,"heard":{"'
    + "0" * 32
    + '":0,"'
    + OTHER_DEVICE
    + '":3},'
    '"name":"Ann\'s l\\u00e4ptop","run":"5f3a","said":115992166400000005,"seq":7,"snapshot":"' + SNAPSHOT + '"}'
).encode()
NOT_NUMBERS: tuple[object, ...] = (None, True, 1.5, "1", -1, 2**63, [])


def read(content: bytes) -> Head:
    return decode_head(content, DEVICE)


def test_the_bytes_stay_what_they_are() -> None:
    assert encode_head(HEAD) == KNOWN
    assert read(KNOWN) == HEAD


@given(
    st.builds(
        Head,
        devices,
        st.integers(1, 9_999_999_999),
        digests,
        names.map(device_name),
        stamps,
        st.text("abc-_0", max_size=64),
        st.sampled_from(["", SNAPSHOT]),
        st.dictionaries(devices, st.integers(0, 9_999_999_999)),
        st.dictionaries(devices, stamps),
    )
)
def test_a_head_is_read_as_it_was_written(head: Head) -> None:
    assert decode_head(encode_head(head), head.device) == head


def test_a_head_before_the_first_segment() -> None:
    first = Head(DEVICE, 0, "", "", MADE, "")
    assert read(encode_head(first)) == first
    for wrong in (replace(first, digest="cd" * 32), replace(first, seq=1), replace(first, run="a b")):
        with pytest.raises(ValueError, match="nobody could read it"):
            encode_head(wrong)
    values = json.loads(encode_head(first))
    assert refusal(lambda: read(json.dumps(values | {"seq": 1}).encode())) == "Its field digest is wrong."
    assert refusal(lambda: read(json.dumps(values | {"digest": "cd" * 32}).encode())) == "Its field digest is wrong."


def test_what_the_device_was_called_before_may_be_missing() -> None:
    renewed = replace(HEAD, former={OTHER_DEVICE: MADE})
    assert b'"former"' in encode_head(renewed)
    assert read(encode_head(renewed)) == renewed
    assert read(KNOWN).former == {}


def test_another_devices_is_refused() -> None:
    assert refusal(lambda: decode_head(KNOWN, OTHER_DEVICE)) == "It is another device's."


def test_a_newer_format_is_told_as_one() -> None:
    with pytest.raises(Fault, match="newer version"):
        read(KNOWN.replace(b'"format":1', b'"format":2'))


@pytest.mark.parametrize(
    "change",
    [
        *({field: value} for field in ("seq", "said") for value in NOT_NUMBERS),
        {"seq": 10_000_000_000},
        {"digest": "x"},
        {"digest": None},
        {"name": None},
        {"name": "n" * 1001},
        {"run": "a b"},
        {"run": "r" * 65},
        {"run": 7},
        {"snapshot": "../x"},
        {"snapshot": None},
        {"heard": None},
        {"heard": []},
        {"heard": {"x": 1}},
        {"heard": {DEVICE: -1}},
        {"heard": {DEVICE: True}},
        {"heard": {DEVICE: "1"}},
        {"heard": {DEVICE: 10_000_000_000}},
        {"heard": {f"{number:032x}": 1 for number in range(10_001)}},
        {"former": None},
        {"former": {"x": 1}},
        {"former": {OTHER_DEVICE: 2**63}},
    ],
)
def test_what_is_not_as_it_must_be_is_refused(change: dict[str, object]) -> None:
    assert refusal(lambda: read(json.dumps(json.loads(KNOWN) | change).encode()))


@pytest.mark.parametrize("missing", sorted(json.loads(KNOWN)))
def test_every_field_must_be_there(missing: str) -> None:
    values = json.loads(KNOWN)
    del values[missing]
    assert refusal(lambda: read(json.dumps(values).encode()))


def test_damage_is_refused_or_harmless() -> None:
    taken = [content for content in damaged(KNOWN, 2000, seed=2) if passes(read, content)]
    assert 0 < len(taken) < 1500
    for content in taken:
        assert read(encode_head(read(content))) == read(content)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann's laptop", "Ann's laptop"),
        ("  two\nlines\t", "twolines"),
        ("\x1b[31mred", "[31mred"),
        ("safe\u202egnp.exe", "safegnp.exe"),
        ("\u2066a\u2069\u200f", "a"),
        ("half\udcff", "half"),
        ("👩‍💻 میز‌کار", "👩‍💻 میز‌کار"),
        ("n" * 63 + "  x", "n" * 63),
        ("n" * 100, "n" * 64),
        ("\u2028\u2029\x00", ""),
    ],
)
def test_a_name_can_be_shown(text: str, name: str) -> None:
    assert device_name(text) == name
    assert device_name(name) == name
    assert read(encode_head(replace(HEAD, name=text))).name == name
    assert encode_head(replace(HEAD, name=text)) == encode_head(replace(HEAD, name=name))
    # Nor does a reader trust the writer.
    forged = json.dumps(json.loads(KNOWN) | {"name": text}).encode()
    assert read(forged).name == name
