"""The units of AV1 bitstreams: whether there is anything between those of the picture, or a text in them."""

from __future__ import annotations

from rethumb_desktop.metadata.gate.blocks import holds_text

_SEQUENCE, _DELIMITER, _FRAME_HEADER, _TILES, _FRAME, _REPEATED_HEADER = 1, 2, 3, 4, 6, 7
#: Units of the picture. The others are metadata (5), lists of tiles (8), padding (15) and those without a meaning.
_PICTURE = frozenset((_SEQUENCE, _DELIMITER, _FRAME_HEADER, _TILES, _FRAME, _REPEATED_HEADER))
_LONGEST_SIZE = 8


def are_units_plain(data: bytes) -> bool:
    """Return whether coded data are units of a picture, one behind the other, and nothing that can be read."""
    if holds_text(data):
        return False
    place = 0
    while place < len(data):
        head = data[place]
        extended, sized = head & 4, head & 2
        if head & 0x81 or head >> 3 & 15 not in _PICTURE or not sized:
            return False
        place += 2 if extended else 1
        size, place = _read_size(data, place)
        if place + size > len(data) or (head >> 3 & 15 == _DELIMITER and size):
            return False
        place += size
    return True


def _read_size(data: bytes, place: int) -> tuple[int, int]:
    """Return a number of seven bits a byte, and where it ends; beyond all bounds where it is cut off."""
    size = 0
    for index, byte in enumerate(data[place : place + _LONGEST_SIZE]):
        size |= (byte & 0x7F) << 7 * index
        if not byte & 0x80:
            return size, place + index + 1
    return len(data), place + 1
