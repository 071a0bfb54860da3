"""What devices tell each other: sound examples, and a reading of any bytes as each kind, as if their seal was right."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from rethumb_desktop.domain.entries import AlsoNamed, Entry, Put, Remove, Rename, Unknown, stamp
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.library import Addressing
from rethumb_desktop.domain.merging import Mark, Named, Placed, Record
from rethumb_desktop.domain.object_key import LibraryKey, object_stem
from rethumb_desktop.domain.pairing import Pairing
from rethumb_desktop.domain.ports.syncing import Draft
from rethumb_desktop.domain.recipe import Recipe
from rethumb_desktop.sync import heads, library_file, names, notes, pairing_code, segments, snapshots
from rethumb_desktop.sync.sealing import Sealer

_KEY, _SEALER = LibraryKey(bytes(range(32))), Sealer(LibraryKey(bytes(range(32))))
_DEVICE, _OTHER = "0123456789abcdef" * 2, "fedcba9876543210" * 2
_AT = stamp(1_769_900_000_000, 5)
_SNAPSHOT = names.snapshot_id(_AT, _DEVICE)
_PART = names.part_name(_SNAPSHOT, 1)
_RENDERERS = ("1", "2")
_OBJECT = f"{'a' * 32}.jpg"


def made() -> Iterator[bytes]:
    """Yield what is sound: a segment, a head, a manifest, parts, the library's file, a code, a note, and seals."""
    puts = [_put(number, "" if number % 3 else '{"stars":[5,null]}') for number in range(5)]
    entries: tuple[Entry, ...] = (
        *puts,
        Remove(_AT, puts[0].key),
        Rename(_AT, puts[1].key, "b\udcff"),
        AlsoNamed(_AT, puts[2].key, "c"),
    )
    segment = Draft(_DEVICE, 7, "cd" * 32, _AT, (*entries, Unknown(_AT, f'{{"at":{_AT},"kind":"tag"}}')))
    yield segments.encode_segment(segment)
    yield heads.encode_head(heads.Head(_DEVICE, 7, "cd" * 32, "Ann's laptop", _AT, "r", _SNAPSHOT, {_OTHER: 3}))
    unknown = ((_OTHER, 3, Unknown(_AT, f'{{"at":{_AT},"kind":"tag"}}')),)
    vector = {_DEVICE: (7, "cd" * 32), _OTHER: (0, "")}
    parts = (snapshots.Part(4000, "ab" * 32, 100),)
    yield snapshots.encode_manifest(snapshots.Manifest(_DEVICE, _AT, vector, parts, _AT, unknown))
    records = [Record(put.key, Placed(put, _DEVICE, place)) for place, put in enumerate(puts)]
    name = Named(Mark(_AT + 9, _OTHER), "d")
    records.append(Record(_OBJECT, removed=Mark(_AT, _OTHER), renamed=name, names=(name,)))
    for renderers in ((), _RENDERERS):
        yield snapshots.encode_part(records, _KEY, renderers)
    yield library_file.encode_library_file(library_file.library_file(_DEVICE, _KEY))
    pairing = Pairing("Pictures", "https://a.example", "b", "c", "d", Addressing.PATH, "", _KEY, _DEVICE)
    yield pairing_code.to_text(pairing).encode()
    yield notes.encode_note(notes.Note("ab" * 32, "square/100", "a.jpg", 7), _OBJECT, _SEALER).encode()
    yield _SEALER.seal(names.head_name(_DEVICE), b"content")


def read(data: bytes) -> None:
    """Read bytes as each kind; what is taken is the same when it is written and read again."""
    with suppress(Fault):
        _SEALER.open(names.head_name(_DEVICE), data)
    with suppress(Fault):
        draft = segments.decode_segment(data, _DEVICE, 7)
        assert segments.decode_segment(segments.encode_segment(draft), _DEVICE, 7) == draft
    with suppress(Fault):
        head = heads.decode_head(data, _DEVICE)
        assert heads.decode_head(heads.encode_head(head), _DEVICE) == head
    with suppress(Fault):
        manifest = snapshots.decode_manifest(data, _SNAPSHOT)
        assert snapshots.decode_manifest(snapshots.encode_manifest(manifest), _SNAPSHOT) == manifest
    with suppress(Fault):
        records = snapshots.decode_part(data, _KEY, _PART)
        again = snapshots.decode_part(snapshots.encode_part(records, _KEY, _RENDERERS), _KEY, _PART)
        assert {record.key: record for record in again} == {record.key: record for record in records}
    with suppress(Fault):
        library_file.check(library_file.decode_library_file(data), _KEY)
    _read_text(data.decode("utf-8", "surrogateescape"))


def _read_text(text: str) -> None:
    notes.decode_note(text, _OBJECT, _SEALER)
    try:
        pairing_code.from_text(text)
    except Fault as fault:
        if fault.kind is not FaultKind.USAGE:
            raise


def _put(number: int, more: str) -> Put:
    original = f"{number // 2:064x}"
    key = f"{object_stem(_KEY, original, Recipe(square=number + 1), '1')}.jpg"
    recipe, name = f"square/{number + 1}", f"IMG_{number // 2}.JPG"
    return Put(_AT + number, key, original, recipe, name, 100, 75, 4000 + number, "image/jpeg", 17, more)
