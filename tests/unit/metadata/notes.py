"""Maker notes, built from what a camera would say."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from typing import Literal

from tests.unit.metadata import blocks

Order = Literal["<", ">"]
#: A number, a form of `struct` or `s`, and the value.
Entry = tuple[int, str, object]
#: Returns a note that stands at a place of its block.
Note = Callable[[int], bytes]

_KINDS = {"B": 1, "s": 2, "H": 3, "I": 4, "r": 5, "u": 7, "h": 8, "i": 9, "R": 10}


def packed(order: Order, form: str, value: object) -> tuple[int, bytes]:
    """Return how many numbers a value is, and its bytes."""
    if isinstance(value, bytes):
        return len(value), value
    values = list(value) if isinstance(value, tuple | list) else [value]
    if form in "rR":
        code = "I" if form == "r" else "i"
        return 1, struct.pack(f"{order}2{code}", *values)
    return len(values), struct.pack(f"{order}{len(values)}{form}", *values)


def directory(entries: Sequence[Entry], offset: int = 0, order: Order = "<") -> bytes:
    """Return a directory whose values' offsets are counted from `offset` bytes before it."""
    head, body = struct.pack(order + "H", len(entries)), b""
    behind = offset + 2 + 12 * len(entries) + 4
    for tag, form, value in entries:
        count, raw = packed(order, form, value)
        head += struct.pack(order + "HHI", tag, _KINDS[form], count)
        if len(raw) <= 4:
            head += raw.ljust(4, b"\0")
        else:
            head += struct.pack(order + "I", behind + len(body))
            body += raw + b"\0" * (len(raw) % 2)
    return head + b"\0\0\0\0" + body


def note(head: bytes, entries: Sequence[Entry], order: Order = "<", base: int | None = None) -> Note:
    """Return a note of a header and a directory; `base` is what offsets count from in the note, None the block."""

    def build(at: int) -> bytes:
        return head + directory(entries, len(head) + at if base is None else len(head) - base, order)

    return build


def block_of(make: str, model: str, build: Note) -> bytes:
    """Return an EXIF block of a camera with its note."""

    def around(raw: bytes) -> bytes:
        names = [blocks.text(271, make.encode() + b"\0"), blocks.text(272, model.encode() + b"\0")]
        return blocks.exif_block(names, [blocks.undefined(37500, raw)])

    stand_in = bytes(range(1, 250)) * 400
    length = len(build(0))
    at = around(stand_in[:length]).index(stand_in[:length])
    return around(build(at))
