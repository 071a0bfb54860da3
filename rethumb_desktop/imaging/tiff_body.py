"""What a TIFF is made of, told without decoding: pages and pieces (TIFF 6.0, section 2; BigTIFF likewise)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_BIG = 43
_STRIPS, _TILES = 273, 324


@dataclass(frozen=True)
class _Layout:
    """How numbers are stored: the order of bytes, the size of counts, offsets and entries."""

    start: int
    counting: struct.Struct
    pointing: struct.Struct
    entry: struct.Struct


def count_pages(data: bytes, most: int) -> int:
    """Return the number of directories in the chain, 1 at least, `most` at most.

    The chain ends where it says so, where it comes back to itself and where it leaves the file.
    """
    pages = 0
    for pages, _ in enumerate(_directories(data), 1):
        if pages == most:
            break
    return max(1, pages)


def count_pieces(data: bytes) -> int:
    """Return how many strips or tiles the first page says it has; each becomes an object when it is opened."""
    layout = _layout(data)
    for start, count in _directories(data):
        entries = (start + number * layout.entry.size for number in range(count))
        found = [layout.entry.unpack_from(data, at) for at in entries if at + layout.entry.size <= len(data)]
        return max((pieces for tag, _, pieces in found if tag in (_STRIPS, _TILES)), default=0)
    return 0


def _layout(data: bytes) -> _Layout:
    order = "<" if data[:2] == b"II" else ">"
    if struct.unpack_from(order + "H", data, 2)[0] == _BIG:
        return _Layout(8, struct.Struct(order + "Q"), struct.Struct(order + "Q"), struct.Struct(order + "HHQ8x"))
    return _Layout(4, struct.Struct(order + "H"), struct.Struct(order + "I"), struct.Struct(order + "HHI4x"))


def _directories(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield where the entries of each directory in the chain start, and how many there are."""
    if len(data) < 16:
        return
    layout = _layout(data)
    seen: set[int] = set()
    at: int = layout.pointing.unpack_from(data, layout.start)[0]
    while at and at not in seen and at + layout.counting.size <= len(data):
        seen.add(at)
        count = layout.counting.unpack_from(data, at)[0]
        yield at + layout.counting.size, min(count, len(data) // layout.entry.size)
        end = at + layout.counting.size + count * layout.entry.size
        if end + layout.pointing.size > len(data):
            return
        at = layout.pointing.unpack_from(data, end)[0]
