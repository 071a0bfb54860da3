"""Manifests: what a snapshot holds, strictly read."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rethumb_desktop.domain.entries import Unknown
from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.segment_spans import Spans, joined
from rethumb_desktop.sync.names import snapshot_id
from rethumb_desktop.sync.snapshots import Manifest, Part, decode_backup_manifest, decode_manifest, encode_manifest
from tests.unit.sync.damaging import damaged, passes, refusal
from tests.unit.sync.strategies import DEVICE, MADE, OTHER_DEVICE, devices, digests, stamps, unknown

SNAPSHOT = snapshot_id(MADE, DEVICE)
MANIFEST = Manifest(
    DEVICE,
    MADE,
    {DEVICE: (7, "cd" * 32), OTHER_DEVICE: (0, "")},
    (Part(4_000_000, "ab" * 32, 100_000), Part(21, "ef" * 32, 1)),
    MADE - 9,
    ((OTHER_DEVICE, 3, Unknown(MADE - 1, f'{{"at":{MADE - 1},"kind":"tag"}}')),),
)
KNOWN = (
    '{"device":"' + DEVICE + '","forgotten":115992166399999996,"format":1,"made":115992166400000005,"parts":['
    '{"bytes":4000000,"digest":"' + "ab" * 32 + '","records":100000},'
    '{"bytes":21,"digest":"' + "ef" * 32 + '","records":1}],'
    '"unknown":[["' + OTHER_DEVICE + '",3,{"at":115992166400000004,"kind":"tag"}]],'
    '"vector":{"' + DEVICE + '":[7,"' + "cd" * 32 + '"],"' + OTHER_DEVICE + '":[0,""]}}'
).encode()
vectors = st.tuples(st.integers(1, 9_999_999_999), digests) | st.just((0, ""))


def spans_of(parts: list[tuple[str, int, int]]) -> Spans:
    """Put spans in order and apart, as they are written."""
    each: list[Spans] = [{device: ((first, first + more),)} for device, first, more in parts]
    return reduce(joined, each, {})


spans = st.lists(st.tuples(devices, st.integers(1, 9_999_999_000), st.integers(0, 999)), max_size=6).map(spans_of)


def read(content: bytes) -> Manifest:
    return decode_manifest(content, SNAPSHOT)


def test_the_bytes_stay_what_they_are() -> None:
    assert encode_manifest(MANIFEST) == KNOWN
    assert read(KNOWN) == MANIFEST
    assert MANIFEST.records == 100_001


@given(
    st.builds(
        Manifest,
        st.just(DEVICE),
        stamps,
        st.dictionaries(devices, vectors),
        st.lists(st.builds(Part, st.integers(0, 2**53 - 1), digests, st.integers(0, 100_000)), max_size=4).map(tuple),
        stamps,
        st.lists(st.tuples(devices, st.integers(0, 9_999_999_999), unknown), max_size=4).map(tuple),
        spans,
    )
)
def test_a_manifest_is_read_as_it_was_written(manifest: Manifest) -> None:
    assert read(encode_manifest(manifest)) == manifest


def test_what_was_never_read_stands_at_its_end() -> None:
    manifest = replace(MANIFEST, unheard={DEVICE: ((2, 2), (4, 7))})
    written = KNOWN.replace(b',"unknown":', b',"unheard":{"' + DEVICE.encode() + b'":[[2,2],[4,7]]},"unknown":')
    assert encode_manifest(manifest) == written
    assert read(written) == manifest


@pytest.mark.parametrize(
    "wrong",
    [
        "[]",
        '{"x":[[1,1]]}',
        *(
            f'{{"{DEVICE}":{spans}}}'
            for spans in ("[]", "7", "[[0,1]]", "[[3,2]]", "[[1,2],[3,4]]", "[[4,5],[1,2]]", "[[1]]", "[[1,true]]")
        ),
        f'{{"{DEVICE}":[[1,10000000000]]}}',
    ],
)
def test_what_was_never_read_is_read_strictly(wrong: str) -> None:
    assert refusal(lambda: read(KNOWN.replace(b',"unknown":', b',"unheard":' + wrong.encode() + b',"unknown":')))


def test_another_devices_is_refused() -> None:
    assert refusal(lambda: decode_manifest(KNOWN, snapshot_id(MADE, OTHER_DEVICE))) == "It is another device's."


def test_a_backup_has_a_manifest_of_the_same_form() -> None:
    assert decode_backup_manifest(KNOWN, "20260131T225320Z") == MANIFEST
    values = json.loads(KNOWN) | {"made": -1}
    assert refusal(lambda: decode_backup_manifest(json.dumps(values).encode(), "20260131T225320Z"))


def test_what_nobody_could_read_is_never_written() -> None:
    for wrong in (replace(MANIFEST, vector={DEVICE: (1, "")}), replace(MANIFEST, parts=(Part(1, "x", 1),))):
        with pytest.raises(ValueError, match="nobody could read it"):
            encode_manifest(wrong)


def test_a_newer_format_is_told_as_one() -> None:
    with pytest.raises(Fault, match="newer version"):
        read(KNOWN.replace(b'"format":1', b'"format":2'))


PART: dict[str, object] = {"bytes": 1, "digest": "ab" * 32, "records": 1}
TAG = {"at": 1, "kind": "tag"}


@pytest.mark.parametrize(
    "change",
    [
        {"made": -1},
        {"made": True},
        {"forgotten": None},
        {"forgotten": 2**63},
        {"device": OTHER_DEVICE},
        {"vector": []},
        {"vector": {"x": [1, "ab" * 32]}},
        {"vector": {DEVICE: [1, ""]}},
        {"vector": {DEVICE: [0, "ab" * 32]}},
        {"vector": {DEVICE: [1, "AB" * 32]}},
        {"vector": {DEVICE: [1, None]}},
        {"vector": {DEVICE: [True, "ab" * 32]}},
        {"vector": {DEVICE: [-1, "ab" * 32]}},
        {"vector": {DEVICE: [10_000_000_000, "ab" * 32]}},
        {"vector": {DEVICE: [1]}},
        {"vector": {DEVICE: {"1": "x"}}},
        {"vector": {DEVICE: "ab"}},
        {"parts": {}},
        {"parts": [None]},
        {"parts": [PART | {"bytes": -1}]},
        {"parts": [PART | {"digest": ""}]},
        {"parts": [PART | {"records": 100_001}]},
        {"parts": [PART | {"records": 1.0}]},
        {"unknown": {}},
        {"unknown": [None]},
        {"unknown": [[DEVICE, 1]]},
        {"unknown": [["x", 1, TAG]]},
        {"unknown": [[None, 1, TAG]]},
        {"unknown": [[DEVICE, "1", TAG]]},
        {"unknown": [[DEVICE, -1, TAG]]},
        {"unknown": [[DEVICE, 1, None]]},
        {"unknown": [[DEVICE, 1, {"at": 1}]]},
        {"unknown": [[DEVICE, 1, {"kind": "tag"}]]},
        {"unknown": [[DEVICE, 1, TAG | {"x": "x" * 16_384}]]},
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
    taken = [content for content in damaged(KNOWN, 2000, seed=3) if passes(read, content)]
    assert 0 < len(taken) < 1500
    for content in taken:
        assert read(encode_manifest(read(content))) == read(content)


def test_a_manifest_of_a_large_library_is_small() -> None:
    parts = tuple(Part(4_000_000, f"{number:064x}", 100_000) for number in range(300))
    assert len(encode_manifest(replace(MANIFEST, parts=parts))) < 40_000
