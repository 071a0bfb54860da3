"""TIFF directories: the structure of TIFF files and of every EXIF block."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from rethumb_desktop.metadata.containers.malformed import MalformedError

Order = Literal["<", ">"]

BYTE, ASCII, SHORT, LONG, RATIONAL, SBYTE, UNDEFINED, SSHORT, SLONG, SRATIONAL = range(1, 11)
FLOAT, DOUBLE, IFD, LONG8, SLONG8, IFD8 = 11, 12, 13, 16, 17, 18

_SIZES = {
    BYTE: 1, ASCII: 1, SHORT: 2, LONG: 4, RATIONAL: 8, SBYTE: 1, UNDEFINED: 1, SSHORT: 2, SLONG: 4,
    SRATIONAL: 8, FLOAT: 4, DOUBLE: 8, IFD: 4, LONG8: 8, SLONG8: 8, IFD8: 8,
}  # fmt: skip
_CODES = {
    BYTE: "B", SHORT: "H", LONG: "I", SBYTE: "b", UNDEFINED: "B", SSHORT: "h", SLONG: "i",
    FLOAT: "f", DOUBLE: "d", IFD: "I", LONG8: "Q", SLONG8: "q", IFD8: "Q",
}  # fmt: skip

EXIF_POINTER, GPS_POINTER, INTEROP_POINTER, SUB_DIRECTORIES = 34665, 34853, 40965, 330

# A directory of a camera has at most a few hundred entries and a file at most some thousand pages.
_MAX_ENTRIES = 1_000
_MAX_DIRECTORIES = 1_000
_LONGEST_TEXT = 1 << 15


@dataclass(frozen=True)
class Rational:
    """A fraction as it is stored; its denominator may be 0."""

    numerator: int
    denominator: int

    def __str__(self) -> str:
        return f"{self.numerator}/{self.denominator}"


Number = int | float | Rational


@dataclass(frozen=True)
class Entry:
    """One entry of a directory: where in the block its value's bytes stand.

    The bytes are taken when they are asked for: a thousand entries may all point to the same megabytes.
    """

    tag: int
    kind: int
    count: int
    place: int
    length: int
    block: bytes = field(repr=False)
    order: Order = "<"

    @property
    def raw(self) -> bytes:
        return self.block[self.place : self.place + self.length]

    @property
    def head(self) -> bytes:
        """The value's first 32,768 bytes: as much of a text as is read."""
        return self.block[self.place : self.place + min(self.length, _LONGEST_TEXT)]

    def numbers(self, limit: int = 1 << 16) -> list[Number]:
        """Return the value as numbers, at most `limit` of them; a text's are its bytes."""
        size = _SIZES[self.kind]
        count = min(self.length // size, limit)
        if self.kind in (RATIONAL, SRATIONAL):
            code = "I" if self.kind == RATIONAL else "i"
            parts = struct.unpack_from(f"{self.order}{2 * count}{code}", self.block, self.place)
            return [Rational(parts[i], parts[i + 1]) for i in range(0, 2 * count, 2)]
        code = _CODES.get(self.kind, "B")
        return list(struct.unpack_from(f"{self.order}{count}{code}", self.block, self.place))

    def pointers(self) -> list[int]:
        """Return the value as offsets of other directories."""
        return [n for n in self.numbers(64) if isinstance(n, int) and n > 0]


@dataclass
class Directory:
    """One directory: the entries that can be read, where it stands, and the offset of the next (0: none)."""

    offset: int
    entries: dict[int, Entry] = field(default_factory=dict)
    next: int = 0
    length: int = 0
    problems: list[str] = field(default_factory=list)

    def integer(self, tag: int, default: int = 0) -> int:
        """Return the first number of an entry, or the default where there is none or it is no integer."""
        entry = self.entries.get(tag)
        first = entry.numbers(1) if entry else []
        return first[0] if first and isinstance(first[0], int) else default

    def integers(self, tag: int) -> list[int]:
        entry = self.entries.get(tag)
        return [n for n in entry.numbers() if isinstance(n, int)] if entry else []


@dataclass(frozen=True)
class TiffBlock:
    """A TIFF file or an EXIF block, read lazily directory by directory."""

    data: bytes
    order: Order
    big: bool
    first: int

    def directory(self, offset: int) -> Directory:
        """Read the directory at an offset. Raises MalformedError where there is none."""
        head, width = (8, 20) if self.big else (2, 12)
        if offset <= 0 or offset + head > len(self.data):
            raise MalformedError(f"there is no directory at byte {offset}")
        count = self._unpack("Q" if self.big else "H", offset)
        result = Directory(offset)
        if count > _MAX_ENTRIES:
            raise MalformedError(f"the directory at byte {offset} names {count} entries")
        place = offset + head
        for index in range(count):
            if place + width > len(self.data):
                result.problems.append(f"the directory ends after {index} of {count} entries")
                break
            self._read_entry(result, place)
            place += width
        pointer = 8 if self.big else 4
        if place + pointer <= len(self.data):
            result.next = self._unpack("Q" if self.big else "I", place)
            place += pointer
        result.length = place - offset
        return result

    def chain(self) -> Iterator[Directory]:
        """Yield the main directories, each once, as far as they can be read."""
        seen: set[int] = set()
        offset = self.first
        while offset and offset not in seen and len(seen) < _MAX_DIRECTORIES:
            seen.add(offset)
            found = self.directory(offset)
            yield found
            offset = found.next

    def _unpack(self, code: str, place: int) -> int:
        (value,) = struct.unpack_from(self.order + code, self.data, place)
        return int(value)

    def _read_entry(self, result: Directory, place: int) -> None:
        tag = self._unpack("H", place)
        kind = self._unpack("H", place + 2)
        count = self._unpack("Q" if self.big else "I", place + 4)
        inline, where = (8, place + 12) if self.big else (4, place + 8)
        size = _SIZES.get(kind)
        if size is None:
            result.problems.append(f"tag {tag} has the unknown type {kind}")
            return
        length = size * count
        if length > inline:
            where = self._unpack("Q" if self.big else "I", where)
        if where + length > len(self.data):
            result.problems.append(f"the value of tag {tag} lies outside of the block")
            return
        # The first of two entries with one tag counts, as exiftool and libtiff have it.
        result.entries.setdefault(tag, Entry(tag, kind, count, where, length, self.data, self.order))


def is_tiff(data: bytes) -> bool:
    return data[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


def open_tiff(data: bytes) -> TiffBlock:
    """Return the block of a TIFF header. Raises MalformedError where it is none."""
    if len(data) < 8:
        raise MalformedError("the block is too short for a TIFF header")
    if not is_tiff(data):
        raise MalformedError("the block does not begin with a TIFF header")
    order: Order = "<" if data[:2] == b"II" else ">"
    big = data[2:4] in (b"+\0", b"\0+")
    if big and len(data) < 16:
        raise MalformedError("the block is too short for a TIFF header")
    (first,) = struct.unpack_from(order + ("Q" if big else "I"), data, 8 if big else 4)
    return TiffBlock(data, order, big, int(first))
