"""Property lists in the notes of Apple."""

from __future__ import annotations

from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.makers.forms import Part
from rethumb_desktop.metadata.makers.note import Note

_RUN_TIME = {"flags": "RunTimeFlags", "value": "RunTimeValue", "timescale": "RunTimeScale", "epoch": "RunTimeEpoch"}
_TRAILER = 32
_LONGEST = 4_096


def read_run_time(note: Note, part: Part) -> None:
    """Read since when the phone has been running, a binary property list. Raises MalformedError: it is none."""
    found = read_flat_dictionary(part.data[part.place : part.place + min(part.length, _LONGEST)])
    for key, name in _RUN_TIME.items():
        value = found.get(key)
        if isinstance(value, int):
            note.add(name, value)


def read_flat_dictionary(data: bytes) -> dict[str, int | str]:
    """Return the integers and texts of a binary property list that is one dictionary.

    Raises MalformedError: it is none, or an offset of it leads out of it.
    """
    if not data.startswith(b"bplist00") or len(data) < 8 + _TRAILER:
        raise MalformedError("a property list has no header")
    trailer = data[-_TRAILER:]
    offset_size, reference_size = trailer[6], trailer[7]
    top, table = int.from_bytes(trailer[16:24], "big"), int.from_bytes(trailer[24:32], "big")

    def offset_of(index: int) -> int:
        return int.from_bytes(_cut(data, table + index * offset_size, offset_size), "big")

    start = offset_of(top)
    (marker,) = _cut(data, start, 1)
    count = marker & 0x0F
    if marker >> 4 != 0xD or count == 0x0F:
        raise MalformedError("a property list is no small dictionary")
    references = _cut(data, start + 1, 2 * count * reference_size)
    indexes = [
        int.from_bytes(references[place : place + reference_size], "big")
        for place in range(0, len(references), max(reference_size, 1))
    ]
    objects = [_read_object(data, offset_of(index)) for index in indexes]
    pairs = zip(objects[:count], objects[count:], strict=False)
    return {key: value for key, value in pairs if isinstance(key, str) and value is not None}


def _read_object(data: bytes, place: int) -> int | str | None:
    (marker,) = _cut(data, place, 1)
    kind, size = marker >> 4, marker & 0x0F
    if kind == 1 and size <= 4:
        return int.from_bytes(_cut(data, place + 1, 1 << size), "big", signed=size >= 3)
    if kind == 5 and size < 0x0F:
        return _cut(data, place + 1, size).decode("latin-1")
    return None


def _cut(data: bytes, place: int, length: int) -> bytes:
    if place + length > len(data):
        raise MalformedError("a property list is cut off")
    return data[place : place + length]
