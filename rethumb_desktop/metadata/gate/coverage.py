"""Accounting for every byte of a TIFF, an EXIF block or a profile: what no part of it claims is hidden."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rethumb_desktop.metadata.containers.tiff import ASCII, BYTE, UNDEFINED, Directory, Entry, TiffBlock
from rethumb_desktop.metadata.gate.blocks import holds_picture

_BYTES = (BYTE, ASCII, UNDEFINED)
# A JPEG of one pixel has more bytes: its tables alone.
_SMALLEST_PICTURE = 100


def cover(covered: bytearray, start: int, length: int) -> None:
    """Mark bytes as accounted for."""
    end = min(len(covered), start + length)
    if 0 <= start < end:
        covered[start:end] = b"\1" * (end - start)


def cover_directory(covered: bytearray, tiff: TiffBlock, directory: Directory) -> None:
    """Mark a directory and its values as accounted for.

    What is left open: the second of two entries with one tag, and the bytes behind a value shorter than its field.
    """
    head, width, inline = (8, 20, 8) if tiff.big else (2, 12, 4)
    order = _byte_order(tiff)
    start = directory.offset + head
    count = int.from_bytes(tiff.data[directory.offset : start], order)
    cover(covered, directory.offset, head)
    cover(covered, start + count * width, inline)
    waiting = dict(directory.entries)
    for place in range(start, min(start + count * width, len(tiff.data)), width):
        entry = waiting.pop(int.from_bytes(tiff.data[place : place + 2], order), None)
        if entry is None:
            continue
        cover(covered, place, width - inline)
        cover(covered, entry.place, entry.length)
        if entry.length > inline:
            cover(covered, place + width - inline, inline)


def has_uncovered(data: bytes, covered: bytearray) -> bool:
    """Return whether any byte but zeros (padding) is not accounted for."""
    place = covered.find(0)
    while place >= 0:
        after = covered.find(1, place)
        after = len(covered) if after < 0 else after
        if data[place:after].strip(b"\0"):
            return True
        place = covered.find(0, after)
    return False


def value_holds_picture(entry: Entry) -> bool:
    """Return whether a value is, or has in it, a JPEG picture: numbers may look like the beginning of one."""
    if entry.length < _SMALLEST_PICTURE:
        return False
    return holds_picture(entry.raw if entry.kind in _BYTES else entry.head[:4])


def rest_holds_picture(tiff: TiffBlock, directories: Sequence[Directory]) -> bool:
    """Return whether a JPEG picture begins in the bytes that the directories do not account for."""
    covered = bytearray(len(tiff.data))
    for directory in directories:
        cover_directory(covered, tiff, directory)
    place = covered.find(0)
    while place >= 0:
        after = covered.find(1, place)
        after = len(covered) if after < 0 else after
        if after - place >= _SMALLEST_PICTURE and holds_picture(tiff.data[place:after]):
            return True
        place = covered.find(0, after)
    return False


def _byte_order(tiff: TiffBlock) -> Literal["little", "big"]:
    return "little" if tiff.order == "<" else "big"
