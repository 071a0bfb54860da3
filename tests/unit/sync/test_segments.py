"""Segments: read as they were written, whatever the names; refused where anything is not as it must be."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from rethumb_desktop.domain.entries import LATE_MS, AlsoNamed, Put, Remove, Rename, Unknown, milliseconds_of, stamp
from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.ports.syncing import Draft
from rethumb_desktop.sync.sealing import MOST
from rethumb_desktop.sync.segments import decode_segment, encode_segment
from tests.unit.sync.damaging import damaged, passes, refusal
from tests.unit.sync.strategies import DEVICE, MADE, OTHER_DEVICE, drafts

STEM = "abcdefghijklmnopqrstuvwxyz234567"
PUT = Put(
    at=MADE - 2,
    key=f"{STEM}.jpg",
    original_sha256="ab" * 32,
    recipe="square/100",
    name="Ä\udcff “b”.JPG",
    width=100,
    height=75,
    bytes=4321,
    mime="image/jpeg",
    when=1_769_900_000_123_456,
)
DRAFT = Draft(
    DEVICE,
    7,
    "cd" * 32,
    MADE,
    (
        PUT,
        replace(PUT, at=MADE - 1, key=f"{STEM}.webp", original_sha256="", more='{"stars":5}'),
        Remove(MADE, f"{STEM}.jpg"),
        Rename(MADE + 1, f"{STEM}.webp", "b.jpg"),
        AlsoNamed(MADE + 2, f"{STEM}.webp", ""),
        Unknown(MADE + 3, f'{{"at":{MADE + 3},"key":"x","kind":"tag","tag":["a",null,1.5]}}'),
    ),
)
KNOWN = (
    '{"before":"cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd","device":"0123456789abcdef0123456789abcd'
    'ef","entries":['
    '{"at":115992166400000003,"bytes":4321,"height":75,"key":"abcdefghijklmnopqrstuvwxyz234567.jpg","kind":"put",'
    '"mime":"image/jpeg","name":"\\u00c4\\udcff \\u201cb\\u201d.JPG","original":"'
    + "ab"
    * 32
    + '","recipe":"square/100",'
    '"when":1769900000123456,"width":100},'
    '{"at":115992166400000004,"bytes":4321,"height":75,"key":"abcdefghijklmnopqrstuvwxyz234567.webp","kind":"put",'
    '"mime":"image/jpeg","name":"\\u00c4\\udcff \\u201cb\\u201d.JPG","original":"","recipe":"square/100","stars":5,'
    '"when":1769900000123456,"width":100},'
    '{"at":115992166400000005,"key":"abcdefghijklmnopqrstuvwxyz234567.jpg","kind":"remove"},'
    '{"at":115992166400000006,"key":"abcdefghijklmnopqrstuvwxyz234567.webp","kind":"rename","name":"b.jpg"},'
    '{"at":115992166400000007,"key":"abcdefghijklmnopqrstuvwxyz234567.webp","kind":"name","name":""},'
    '{"at":115992166400000008,"key":"x","kind":"tag","tag":["a",null,1.5]}],'
    '"format":1,"made":115992166400000005,"seq":7}'
).encode()


def read(content: bytes) -> Draft:
    return decode_segment(content, DEVICE, 7)


def test_the_bytes_stay_what_they_are() -> None:
    assert encode_segment(DRAFT) == KNOWN
    assert read(KNOWN) == DRAFT


@given(drafts())
def test_a_segment_is_read_as_it_was_written(draft: Draft) -> None:
    assert decode_segment(encode_segment(draft), draft.device, draft.seq) == draft


def test_other_ways_to_write_the_same_json_are_read() -> None:
    loose = json.dumps(json.loads(KNOWN), ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")
    assert refusal(lambda: read(loose)) == "It is no JSON."  # a half of a character is no UTF-8
    whole = json.dumps(json.loads(KNOWN.replace(rb"\udcff", b"")), ensure_ascii=False, indent=1).encode()
    assert [entry.at for entry in read(whole).entries] == [entry.at for entry in DRAFT.entries]


@pytest.mark.parametrize(("device", "seq"), [(OTHER_DEVICE, 7), (DEVICE, 8), (DEVICE, 1)])
def test_another_segment_is_refused(device: str, seq: int) -> None:
    assert refusal(lambda: decode_segment(KNOWN, device, seq)) == "It is another segment."


def test_a_newer_format_is_told_as_one() -> None:
    with pytest.raises(Fault, match="newer version"):
        read(KNOWN.replace(b'"format":1', b'"format":2'))


def test_the_first_follows_nothing() -> None:
    first = replace(DRAFT, seq=1, before="")
    assert decode_segment(encode_segment(first), DEVICE, 1) == first
    second = encode_segment(replace(first, seq=2, before="cd" * 32))
    assert refusal(lambda: decode_segment(second.replace(b'"seq":2', b'"seq":1'), DEVICE, 1))
    without = encode_segment(first).replace(b'"seq":1', b'"seq":2')
    assert refusal(lambda: decode_segment(without, DEVICE, 2)) == "Its field before is wrong."


def test_an_entry_that_is_too_late_is_refused() -> None:
    just = stamp(milliseconds_of(MADE) - LATE_MS)
    assert read(encode_segment(replace(DRAFT, entries=(replace(PUT, at=just),)))).entries[0].at == just
    content = json.loads(KNOWN)
    content["entries"][0]["at"] = just - 1
    assert refusal(lambda: read(json.dumps(content).encode())) == "An entry in it is too late."


def test_500_entries_are_taken_and_no_more() -> None:
    assert len(read(encode_segment(replace(DRAFT, entries=(PUT,) * 500))).entries) == 500
    with pytest.raises(ValueError, match="nobody could read it: Its field entries is wrong"):
        encode_segment(replace(DRAFT, entries=(PUT,) * 501))


def test_a_full_segment_of_the_longest_entries_can_be_sealed() -> None:
    more = '{"x":"' + "x" * (16_384 - 8) + '"}'
    longest = replace(PUT, name="\U0001f600" * 1024, recipe="r" * 1000, mime="m" * 100, more=more)
    content = encode_segment(replace(DRAFT, entries=(longest,) * 500))
    assert read(content).entries == (longest,) * 500
    assert len(content) <= MOST["journal"]


def test_a_long_name_loses_its_end() -> None:
    long = replace(DRAFT, entries=(replace(PUT, name="n" * 1025), Rename(MADE, PUT.key, "n" * 5000)))
    entries = read(encode_segment(long)).entries
    assert entries == (replace(PUT, name="n" * 1024), Rename(MADE, PUT.key, "n" * 1024))


@pytest.mark.parametrize(
    "put", [replace(PUT, key="a.jpg"), replace(PUT, width=-1), replace(PUT, when=-1), replace(PUT, original_sha256="x")]
)
def test_what_nobody_could_read_is_never_written(put: Put) -> None:
    with pytest.raises(ValueError, match="nobody could read it"):
        encode_segment(replace(DRAFT, entries=(put,)))


def changed(change: Callable[[Any], object]) -> bytes:
    """Return the known segment with its values changed."""
    values = json.loads(KNOWN)
    change(values)
    return json.dumps(values).encode()


def entry(place: int, **fields: object) -> bytes:
    """Return the known segment with fields of one entry changed."""
    return changed(lambda values: values["entries"][place].update(fields))


def whole(**fields: object) -> bytes:
    """Return the known segment with fields of its own changed."""
    return changed(lambda values: values.update(fields))


NOT_NUMBERS: tuple[object, ...] = (None, True, "1", 1.0, [], {}, -1)
WRONG: list[bytes] = [
    *(entry(0, **{field: value}) for field in ("at", "width", "height", "bytes", "when") for value in NOT_NUMBERS),
    *(whole(**{field: value}) for field in ("made", "seq", "format") for value in NOT_NUMBERS),
    entry(0, at=2**63),
    entry(0, width=2**31),
    entry(0, height=2**31),
    entry(0, bytes=2**53),
    entry(0, when=253_402_300_800_000_000),
    entry(0, name=None),
    entry(0, name=7),
    entry(0, name="n" * 1025),
    entry(0, key="x"),
    entry(0, key=f"../{STEM}.jpg"),
    entry(0, key=f"{STEM}.jpg\n"),
    entry(0, key=STEM),
    entry(0, key=f"{STEM}."),
    entry(0, key=f"{STEM.upper()}.jpg"),
    entry(0, key=f".rethumb/heads/{DEVICE}"),
    entry(2, key=f".rethumb/heads/{DEVICE}"),
    entry(3, key=None),
    entry(4, key=["x"]),
    entry(3, name=None),
    entry(4, name="n" * 1025),
    entry(0, original="AB" * 32),
    entry(0, original="ab" * 31),
    entry(0, recipe="r" * 1001),
    entry(0, recipe="a\nb"),
    entry(0, recipe="é"),
    entry(0, mime="image/jpeg\r\nX: y"),
    entry(0, mime="m" * 101),
    entry(0, kind=None),
    entry(0, kind=["put"]),
    entry(0, stars="s" * 16_384),
    entry(5, tag="t" * 16_384),
    entry(5, at=None),
    whole(before=""),
    whole(before="CD" * 32),
    whole(before=None),
    whole(device=None),
    whole(device="x" * 32),
    whole(entries=None),
    whole(entries={}),
    whole(entries=[None]),
    whole(entries=[[]]),
    b"",
    b"null",
    b"[]",
    b"7",
    b'"x"',
    b"\xef\xbb\xbf" + KNOWN,
    KNOWN.decode().encode("utf-16"),
    KNOWN + b"x",
    KNOWN[:-1],
    KNOWN.replace(b'"seq":7', b'"seq":NaN'),
    KNOWN.replace(b"1.5", b"1e999"),
    KNOWN.replace(b"1.5", b"-Infinity"),
    KNOWN.replace(b"1.5", b"9" * 5000),
    KNOWN.replace(b"1.5", b"[" * 40 + b"]" * 40),
    KNOWN.replace(b"1.5", b'{"a":' * 40 + b"1" + b"}" * 40),
    KNOWN.replace(b"1.5", b"[" * 900 + b"]" * 900),
    KNOWN.replace(b"1.5", b"[" * 100_000 + b"]" * 100_000),
    KNOWN.replace(b'"seq":7', b'"seq":' + b"[" * 100_000),
]


@pytest.mark.parametrize("content", WRONG, ids=range(len(WRONG)))
def test_what_is_not_as_it_must_be_is_refused(content: bytes) -> None:
    assert refusal(lambda: read(content))


@pytest.mark.parametrize(
    "field", ["at", "key", "original", "recipe", "name", "width", "height", "bytes", "mime", "when"]
)
def test_every_field_must_be_there(field: str) -> None:
    assert (
        refusal(lambda: read(changed(lambda values: values["entries"][0].pop(field)))) == f"Its field {field} is wrong."
    )


def test_nesting_is_kept_as_far_as_anybody_needs() -> None:
    nested = KNOWN.replace(b"1.5", b"[" * 28 + b"]" * 28)
    assert encode_segment(read(nested)) == nested


def test_damage_is_refused_or_harmless() -> None:
    passed = 0
    for content in damaged(KNOWN, 3000, seed=1):
        if passes(read, content):
            passed += 1
            # What is taken can be told again.
            assert read(encode_segment(read(content))) == read(content)
    assert 0 < passed < 2000
