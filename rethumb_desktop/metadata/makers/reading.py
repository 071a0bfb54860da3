"""Following a table through the directories and records of a note."""

from __future__ import annotations

import operator
import struct
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum

from rethumb_desktop.domain.metadata import Value
from rethumb_desktop.metadata.collecting.blocks import decode_text
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.containers.tiff import Order
from rethumb_desktop.metadata.makers.forms import FORMS, SIZES, Part, Words
from rethumb_desktop.metadata.makers.formulas import NUMBERS, Scalar
from rethumb_desktop.metadata.makers.note import LimitError, Note
from rethumb_desktop.metadata.makers.parts import number_at, numbers, printable, slice_part
from rethumb_desktop.metadata.makers.tables import Case, OneOf, PlainTag, Record, Shifted, Spec, Table, parse
from rethumb_desktop.metadata.makers.wholes import WHOLES
from rethumb_desktop.metadata.values import UNDEFINED_NUMBER, plain_number

_MAX_ENTRIES = 500
_MAX_DEPTH = 6
# More numbers than this are data (curves, dumps), not something said about the picture.
_LONGEST_LIST = 512
_LONGEST_TEXT = 4_096
NO_WORDS: Mapping[str, Words] = {}


def read_directory(note: Note, table: Table, start: int, base: int, order: Order, depth: int = 0, gap: int = 0) -> None:
    """Read the directory at a place of the note's data; offsets in it count from `base`.

    `gap` is how many bytes stand between the count of its entries and the first.
    Raises MalformedError: there is none, or they are nested too deep. LimitError: they hold too much.
    """
    if depth > _MAX_DEPTH:
        raise MalformedError("directories stand in directories without an end")
    found = _find_entries(note, start, base, order, gap)
    for tag in (*(tag for tag in table.early if tag in found), *(tag for tag in found if tag not in table.early)):
        if (spec := table.tags.get(tag)) is not None:
            note.check_time()
            try:
                apply(note, spec, found[tag], table.words, depth)
            except LimitError:
                raise
            except MalformedError as error:
                note.complain(str(error))


def _find_entries(note: Note, start: int, base: int, order: Order, gap: int) -> dict[int, Part]:
    data = note.data
    if start < 0 or start + 2 > len(data):
        raise MalformedError(f"there is no directory at byte {start}")
    (count,) = struct.unpack_from(order + "H", data, start)
    if count > _MAX_ENTRIES:
        raise MalformedError(f"the directory at byte {start} names {count} entries")
    found: dict[int, Part] = {}
    for index in range(count):
        place = start + 2 + gap + 12 * index
        if place + 12 > len(data):
            note.complain(f"a directory ends after {index} of {count} entries")
            break
        tag, kind, numbers, offset = struct.unpack_from(order + "HHII", data, place)
        form = FORMS.get(kind)
        if form is None:
            note.complain(f"tag {tag} has the unknown type {kind}")
            continue
        length = SIZES[form] * numbers
        value = place + 8 if length <= 4 else base + offset
        if value < 0 or value + length > len(data):
            note.complain(f"the value of tag {tag} lies outside of the block")
            continue
        # Of two entries with one tag the later counts, as exiftool has it.
        found[tag] = Part(data, value, length, order, base, form)
    return found


def apply(note: Note, spec: Spec, part: Part, words: Mapping[str, Words] = NO_WORDS, depth: int = 0) -> None:
    """Read what a spec says from a part. Raises MalformedError and LimitError."""
    if isinstance(spec, str):
        _read_tag(note, parse(spec), part, words)
    elif isinstance(spec, OneOf):
        chosen = next((choice for choice in spec if _holds(note, choice, part)), ())
        apply(note, chosen, part, words, depth)
    elif isinstance(spec, tuple):
        for each in spec:
            apply(note, each, part, words, depth)
    elif isinstance(spec, Case):
        if spec.test(note, part):
            apply(note, spec.spec, part, words, depth)
    elif isinstance(spec, Shifted):
        apply(note, spec.spec, _shift(part, spec.count), words, depth)
    elif isinstance(spec, Record):
        read_record(note, spec, part, depth)
    elif isinstance(spec, Table):
        is_pointer = part.form == "I" and part.length == 4
        start = part.base + number_at(part, 0) if is_pointer else part.place
        read_directory(note, spec, start, part.base, spec.order or part.order, depth + 1)
    else:
        spec(note, part)


def _shift(part: Part, count: int) -> Part:
    """Return a part without its first bytes, or the number of a pointer raised by as many."""
    if part.form == "I" and part.length == 4:
        return replace(part, base=part.base + count)
    return slice_part(part, count)


def _holds(note: Note, spec: Spec, part: Part) -> bool:
    while isinstance(spec, Case):
        if not spec.test(note, part):
            return False
        spec = spec.spec
    return any(_holds(note, choice, part) for choice in spec) if isinstance(spec, OneOf) else True


def read_record(note: Note, record: Record, part: Part, depth: int = 0) -> None:
    """Read the tags of a record as far as its bytes go. Raises MalformedError and LimitError."""
    if depth > _MAX_DEPTH:
        raise MalformedError("records stand in records without an end")
    note.check_time()
    size, order = SIZES[record.form], record.order or part.order
    for index, spec in record.tags.items():
        offset = index * size if index >= 0 else part.length + index * size
        if 0 <= offset < part.length:
            field = Part(part.data, part.place + offset, part.length - offset, order, part.base, record.form, True)
            apply(note, spec, field, record.words, depth + 1)


def _read_tag(note: Note, tag: PlainTag, part: Part, words: Mapping[str, Words]) -> None:
    if not all(note.holds(condition) for condition in tag.conditions):
        return
    form = tag.form or part.form
    size = SIZES[form]
    count = tag.count or (1 if part.is_field and form not in "su" else part.length // size)
    if count * size > part.length:
        if part.is_field:
            return
        count = part.length // size
    exact = Part(part.data, part.place, count * size, part.order, part.base, form)
    value = read_value(note, exact, tag)
    if value is not Absent.VALUE and not tag.is_hidden:
        note.add(tag.name, value, words.get(tag.name), exact.length, tag.is_weak)


class Absent(Enum):
    """Stands for a value that is not there although there are bytes for it."""

    VALUE = 0


def read_value(note: Note, part: Part, tag: PlainTag) -> Value | Absent:
    """Return a part's value as a plain tag has it."""
    if tag.steps and tag.steps[0][0] == "~":
        whole = WHOLES[tag.steps[0][1:]](part)
        note.texts[tag.name] = str(whole)
        return Absent.VALUE if whole is None or (tag.skips_empty and not whole) else whole
    if part.form in "su":
        raw = part.data[part.place : part.place + min(part.length, _LONGEST_TEXT)]
        text = decode_text(raw) if part.form == "s" else printable(raw)
        note.texts[tag.name] = text or ""
        return Absent.VALUE if tag.skips_empty and not text else text
    if part.count > _LONGEST_LIST:
        return None
    return _read_numbers(note, part, tag)


def _read_numbers(note: Note, part: Part, tag: PlainTag) -> Value | Absent:
    values = numbers(part)
    if tag.mask:
        shift = (tag.mask & -tag.mask).bit_length() - 1
        values = [(n & tag.mask) >> shift if isinstance(n, int) else n for n in values]
    if not values:
        return ""
    if isinstance(values[0], int | float):
        note.numbers[tag.name] = values[0]
    first = values[0]
    if len(values) == 1 and (
        first in tag.absent or (tag.least is not None and isinstance(first, int) and first < tag.least)
    ):
        return Absent.VALUE
    plain = [_compute(note, plain_number(n), tag.steps) for n in values]
    return plain[0] if len(plain) == 1 else list(plain)


def _compute(note: Note, value: Scalar, steps: tuple[str, ...]) -> Scalar:
    for step in steps:
        if isinstance(value, str):
            break
        sign, operand = step[0], step[1:]
        try:
            if sign == "@":
                value = NUMBERS[operand](value)
            elif operand[0] == "#":
                value = value / (note.numbers.get(operand[1:]) or 1)
            else:
                value = _ARITHMETIC[sign](value, float(operand))
        except (ArithmeticError, ValueError):
            return UNDEFINED_NUMBER
    return plain_number(value) if isinstance(value, float) else value


_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "/": operator.truediv, "*": operator.mul, "+": operator.add, "-": operator.sub,
}  # fmt: skip
