"""Records of Sony that are enciphered or hold others."""

from __future__ import annotations

from rethumb_desktop.metadata.makers.forms import Part
from rethumb_desktop.metadata.makers.note import Note
from rethumb_desktop.metadata.makers.parts import number_at, slice_part
from rethumb_desktop.metadata.makers.reading import apply, read_record
from rethumb_desktop.metadata.makers.sony_records import MORE_INFO
from rethumb_desktop.metadata.makers.tables import Reader, Record

# A byte below 249 is enciphered as the rest of its cube.
_PLAIN = bytes.maketrans(bytes(n**3 % 249 for n in range(249)), bytes(range(249)))
_LONGEST = 1 << 16


def deciphered(record: Record) -> Reader:
    """Return a reader of a record that is enciphered as a whole."""

    def read(note: Note, part: Part) -> None:
        plain = part.data[part.place : part.place + min(part.length, _LONGEST)].translate(_PLAIN)
        read_record(note, record, Part(plain, 0, len(plain), "<"))

    return read


def read_more_info(note: Note, part: Part) -> None:
    """Read a record of records: their count, their length, then a number and an offset each."""
    count = number_at(part, 0, "H")
    entries = [
        (number_at(part, 4 + 4 * index, "H"), number_at(part, 6 + 4 * index, "H"))
        for index in range(min(count, 50))
        if 8 + 4 * index <= part.length
    ]
    for index, (number, offset) in enumerate(entries):
        end = entries[index + 1][1] if index + 1 < len(entries) else part.length
        spec = MORE_INFO.tags.get(number)
        if spec is not None and offset < end:
            apply(note, spec, slice_part(part, offset, end - offset))
