"""Reading the header of BMP files; they carry no metadata."""

from __future__ import annotations

from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.metadata.collecting.blocks import Blocks

_CORE_HEADER = 12
_BITFIELDS, _ALPHA_BITFIELDS = 3, 6


def collect(data: bytes) -> Blocks:
    """Read size and mode of a BMP file."""
    blocks = Blocks(PictureFormat.BMP)
    header = int.from_bytes(data[14:18], "little")
    if header == _CORE_HEADER and len(data) >= 26:
        blocks.width = int.from_bytes(data[18:20], "little")
        blocks.height = int.from_bytes(data[20:22], "little")
        bits, compression = int.from_bytes(data[24:26], "little"), 0
    elif header > _CORE_HEADER and len(data) >= 34:
        blocks.width = abs(int.from_bytes(data[18:22], "little", signed=True))
        blocks.height = abs(int.from_bytes(data[22:26], "little", signed=True))
        bits = int.from_bytes(data[28:30], "little")
        compression = int.from_bytes(data[30:34], "little")
    else:
        return blocks
    blocks.mode = "P" if bits <= 8 else "RGB"
    if bits == 1:
        blocks.mode = "1" if data[14 + header : 22 + header] == b"\0\0\0\0\xff\xff\xff\0" else "P"
    elif any(data[66:70]) and (compression == _ALPHA_BITFIELDS or (compression == _BITFIELDS and header >= 56)):
        blocks.mode = "RGBA"
    return blocks
