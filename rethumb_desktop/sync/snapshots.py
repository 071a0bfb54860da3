"""Snapshots: the merged state of a library in parts, and the manifest that says what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rethumb_desktop.domain.entries import Unknown
from rethumb_desktop.domain.segment_spans import Span, Spans
from rethumb_desktop.sync.damage import damaged
from rethumb_desktop.sync.fields import (
    DIGEST,
    FORMAT,
    MOST_NUMBER,
    MOST_STAMP,
    Fields,
    packed,
    read_fields,
    readable,
)
from rethumb_desktop.sync.layout import PART_RECORDS
from rethumb_desktop.sync.names import (
    MOST_PARTS,
    MOST_SEGMENTS,
    backup_manifest_name,
    device_of_snapshot,
    is_device,
    manifest_name,
    snapshot_id,
)
from rethumb_desktop.sync.part_reading import decode_part
from rethumb_desktop.sync.part_writing import encode_part
from rethumb_desktop.sync.segments import decode_unknown, encode_unknown

__all__ = [
    "PART_RECORDS",
    "Manifest",
    "Part",
    "decode_backup_manifest",
    "decode_manifest",
    "decode_part",
    "encode_manifest",
    "encode_part",
]

_MOST_DEVICES = 1_000_000
_MOST_UNKNOWN = 10_000_000
_MOST_SPANS = 100_000


@dataclass(frozen=True)
class Part:
    """A part as the manifest knows it: length and SHA-256 (hex) of its sealed bytes, and how many records it holds."""

    bytes: int
    digest: str
    records: int


@dataclass(frozen=True)
class Manifest:
    """What a snapshot holds: `vector` is device: (number, digest) of the newest segment of each that is in it.

    `made` and `forgotten` are stamps: removals before `forgotten` are left out. `parts` are in their order. `unknown`
    are entries of kinds that the writer did not know, with the device and the segment they came from. `unheard` are
    segments that the vector covers and the writer never read, since they were gone.
    """

    device: str
    made: int
    vector: dict[str, tuple[int, str]]
    parts: tuple[Part, ...]
    forgotten: int
    unknown: tuple[tuple[str, int, Unknown], ...] = ()
    unheard: Spans = field(default_factory=dict)

    @property
    def records(self) -> int:
        return sum(part.records for part in self.parts)


def encode_manifest(manifest: Manifest) -> bytes:
    """Return the content of a manifest, to be sealed. Raises ValueError for what no device would read."""
    values: dict[str, object] = {
        "format": FORMAT,
        "device": manifest.device,
        "made": manifest.made,
        "vector": manifest.vector,
        "parts": [{"bytes": part.bytes, "digest": part.digest, "records": part.records} for part in manifest.parts],
        "forgotten": manifest.forgotten,
        "unknown": [[device, seq, encode_unknown(entry)] for device, seq, entry in manifest.unknown],
    }
    if manifest.unheard:
        values["unheard"] = manifest.unheard
    snapshot = snapshot_id(manifest.made, manifest.device)
    return readable(packed(values).encode(), lambda content: decode_manifest(content, snapshot))


def decode_manifest(content: bytes, snapshot: str) -> Manifest:
    """Read the content of this snapshot's manifest. Raises Fault journal where anything in it is wrong."""
    name = manifest_name(snapshot)
    manifest = _manifest(name, content)
    if manifest.device != device_of_snapshot(snapshot):
        raise damaged(name, "It is another device's.")
    return manifest


def decode_backup_manifest(content: bytes, backup: str) -> Manifest:
    """Read the content of this backup's manifest. Raises Fault journal where anything in it is wrong."""
    return _manifest(backup_manifest_name(backup), content)


def _manifest(name: str, content: bytes) -> Manifest:
    fields = read_fields(name, content)
    fields.check_format()
    return Manifest(
        device=fields.device(),
        made=fields.number("made", 0, MOST_STAMP),
        vector=_vector(fields),
        parts=tuple(_part(Fields(name, values)) for values in fields.list("parts", MOST_PARTS)),
        forgotten=fields.number("forgotten", 0, MOST_STAMP),
        unknown=tuple(_unknown(fields, name, values) for values in fields.list("unknown", _MOST_UNKNOWN)),
        unheard=_unheard(fields) if fields.has("unheard") else {},
    )


def _vector(fields: Fields) -> dict[str, tuple[int, str]]:
    vector: dict[str, tuple[int, str]] = {}
    for device, end in fields.map("vector", _MOST_DEVICES).items():
        if not is_device(device):
            fields.refuse("Its vector is wrong.")
        seq, digest = _of(fields, end, 2)
        if type(seq) is not int or not 0 <= seq <= MOST_SEGMENTS or type(digest) is not str:
            fields.refuse("Its vector is wrong.")
        if not (DIGEST.fullmatch(digest) if seq else not digest):
            fields.refuse("Its vector is wrong.")
        vector[device] = (seq, digest)
    return vector


def _unheard(fields: Fields) -> Spans:
    unheard: Spans = {}
    for device, spans in fields.map("unheard", _MOST_DEVICES).items():
        if not is_device(device) or type(spans) is not list or not 1 <= len(spans) <= _MOST_SPANS:
            fields.refuse("It does not say what was never read.")
        unheard[device] = tuple(_spans(fields, spans))
    return unheard


def _spans(fields: Fields, values: list[object]) -> Iterator[Span]:
    """Yield spans that are in order and do not touch each other."""
    end = -1
    for value in values:
        first, last = _of(fields, value, 2)
        if type(first) is not int or type(last) is not int or not end + 1 < first <= last <= MOST_SEGMENTS:
            fields.refuse("It does not say what was never read.")
        end = last
        yield first, last


def _part(fields: Fields) -> Part:
    return Part(
        fields.number("bytes", 0, MOST_NUMBER),
        fields.matching("digest", DIGEST),
        fields.number("records", 0, PART_RECORDS),
    )


def _unknown(fields: Fields, name: str, values: object) -> tuple[str, int, Unknown]:
    device, seq, entry = _of(fields, values, 3)
    if type(device) is not str or not is_device(device):
        fields.refuse("It does not say whose an entry is.")
    if type(seq) is not int or not 0 <= seq <= MOST_SEGMENTS:
        fields.refuse("It does not say whose an entry is.")
    return device, seq, decode_unknown(Fields(name, entry))


def _of(fields: Fields, values: object, count: int) -> list[Any]:
    if type(values) is not list or len(values) != count:
        fields.refuse("It holds a list of another length.")
    return values
