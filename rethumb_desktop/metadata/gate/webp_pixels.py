"""The coded pixels of a WebP: their headers, and that no text can be read in them.

Where the codes end cannot be told without decoding them: a last part that is longer than its pixels passes, unless
one can read it.
"""

from __future__ import annotations

from rethumb_desktop.metadata.gate.blocks import holds_text

_LOSSY_HEADER, _LOSSLESS_HEADER = 10, 5
_START = b"\x9d\x01\x2a"
_LOSSLESS_SIGNATURE = 0x2F
_RAW, _PACKED = 0, 1


def lossy_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height of a `VP8 ` chunk; None where its header is not that of one still picture."""
    tag = int.from_bytes(data[:3], "little")
    if len(data) < _LOSSY_HEADER or data[3:6] != _START or tag & 1 or not tag & 0x10:  # a key frame, and shown
        return None
    width, height = int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    modes = tag >> 5  # the length of the first part, that on how blocks are predicted
    if width >> 14 or height >> 14 or not 0 < modes <= len(data) - _LOSSY_HEADER:
        return None
    return width, height


def lossless_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height of a `VP8L` chunk; None where its header is none."""
    if len(data) <= _LOSSLESS_HEADER or data[0] != _LOSSLESS_SIGNATURE or data[4] >> 5:
        return None
    bits = int.from_bytes(data[1:5], "little")
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


def is_picture(name: str, data: bytes, size: tuple[int, int] | None) -> bool:
    """Return whether a chunk holds a picture, of a size where that is known, and no text."""
    found = lossless_size(data) if name == "VP8L" else lossy_size(data)
    return found is not None and size in (None, found) and not holds_text(data)


def is_transparency(data: bytes, size: tuple[int, int] | None) -> bool:
    """Return whether an `ALPH` chunk holds the transparency of a picture: plain as many bytes as pixels, or packed."""
    packing = data[0] & 3 if data else _PACKED + 1
    if size is None or packing > _PACKED or data[0] >> 6:
        return False
    if packing == _RAW:
        return len(data) == 1 + size[0] * size[1]
    return len(data) > 1 and not holds_text(data)
