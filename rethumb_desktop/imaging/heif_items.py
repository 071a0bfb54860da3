"""What a HEIC is put together from (ISO/IEC 23008-12, section 6.6): a grid may name one tile a thousand times.

A tile is decoded as often as it is named, however little of it is shown. libheif decodes no picture larger than its
`ispe` property says (small ones apart), so what decoding takes can be told from the boxes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

# What libheif lets a picture have in any case.
_LEAST_PIXELS = 65_536
_MOST_DEPTH = 8


@dataclass
class HeifItems:
    """Which items are made of which, and how many pixels each is stated to have."""

    parts: dict[int, list[int]] = field(default_factory=dict)
    pixels: dict[int, int] = field(default_factory=dict)

    @property
    def largest(self) -> int:
        """The pixels of the largest item."""
        return max(self.pixels.values(), default=0)

    def decoded_pixels(self, most: int) -> int:
        """Return the pixels that are decoded for the item that takes most; above `most` the count may stop.

        Items that are made of themselves count as more than `most`.
        """
        known: dict[int, int] = {}
        return max((self._cost(item, most, known, _MOST_DEPTH) for item in self.parts), default=0)

    def _cost(self, item: int, most: int, known: dict[int, int], depth: int) -> int:
        if item not in self.parts:
            return max(self.pixels.get(item, 0), _LEAST_PIXELS)
        if depth == 0:
            return most + 1
        if item not in known:
            known[item] = 0
            for part in self.parts[item]:
                known[item] += self._cost(part, most, known, depth - 1) if part != item else most + 1
                if known[item] > most:
                    break
        return known[item]


def read_items(data: bytes) -> HeifItems:
    """Return the items of all `meta` boxes; what is broken in them is left out."""
    items = HeifItems()
    for name, start, end in _boxes(data, 0, len(data)):
        if name == b"meta":
            for inner, at, stop in _boxes(data, start + 4, end):
                if inner == b"iref":
                    _take_parts(data, at, stop, items)
                elif inner == b"iprp":
                    _take_sizes(data, at, stop, items)
    return items


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield name, start and end of the contents of each box."""
    while start + 8 <= end:
        length, name = struct.unpack_from(">I4s", data, start)
        head = 8
        if length == 1 and start + 16 <= end:
            length, head = struct.unpack_from(">Q", data, start + 8)[0], 16
        stop = min(end, start + length) if length else end
        yield name, start + head, stop
        if length and length < head:
            return
        start = stop


def _take_parts(data: bytes, start: int, end: int, items: HeifItems) -> None:
    if start >= end:
        return
    number = ">I" if data[start] else ">H"
    size = struct.calcsize(number)
    for name, at, stop in _boxes(data, start + 4, end):
        if name == b"dimg" and at + size + 2 <= stop:
            item = struct.unpack_from(number, data, at)[0]
            count = min(struct.unpack_from(">H", data, at + size)[0], (stop - at - size - 2) // size)
            parts = struct.unpack_from(f">{count}{number[1]}", data, at + size + 2)
            items.parts.setdefault(item, []).extend(parts)


def _take_sizes(data: bytes, start: int, end: int, items: HeifItems) -> None:
    areas: list[int] = []
    for name, at, stop in _boxes(data, start, end):
        if name == b"ipco":
            for kind, inside, _ in _boxes(data, at, stop):
                known = kind == b"ispe" and inside + 12 <= len(data)
                width, height = struct.unpack_from(">II", data, inside + 4) if known else (0, 0)
                areas.append(width * height)
        elif name == b"ipma":
            for item, number in _associations(data, at, stop):
                if 0 < number <= len(areas):
                    items.pixels[item] = max(items.pixels.get(item, 0), areas[number - 1])


def _associations(data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield each item with the number of a property of it, from 1."""
    if start + 8 > end:
        return
    large, wide = data[start] > 0, data[start + 3] & 1
    count, at = struct.unpack_from(">I", data, start + 4)[0], start + 8
    entry = struct.Struct(">IB" if large else ">HB")
    for _ in range(count):
        if at + entry.size > end:
            return
        item, properties = entry.unpack_from(data, at)
        at += entry.size
        for _ in range(properties):
            if at + 1 + wide > end:
                return
            yield item, struct.unpack_from(">H", data, at)[0] & 0x7FFF if wide else data[at] & 0x7F
            at += 1 + wide
