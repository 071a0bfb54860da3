"""Records in which the length of one field is what another one says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rethumb_desktop.domain.metadata import Value
from rethumb_desktop.metadata.makers.forms import SIZES, Part, Words
from rethumb_desktop.metadata.makers.note import Note
from rethumb_desktop.metadata.makers.parts import integers, slice_part

#: A field: its name (none: skipped), its form, and how many numbers it has.
Field = tuple[str, str, Callable[[Note], int]]


def one(name: str, form: str = "H") -> Field:
    return name, form, lambda note: 1


def read_series(note: Note, part: Part, fields: Sequence[Field], words: dict[str, Words]) -> None:
    """Read fields one after the other as far as the part has bytes for them."""
    offset = 0
    for name, form, count_of in fields:
        count = count_of(note)
        length = SIZES[form] * count
        if count < 0 or offset + length > part.length:
            return
        values = integers(slice_part(part, offset, length, form))
        offset += length
        if not name or not values:
            continue
        note.numbers[name] = values[0]
        value: Value = values[0] if len(values) == 1 else list(values)
        note.add(name, value, words.get(name))
