"""Single chunks of a PNG, wherever they stand: Pillow tells of those behind the pixels only after decoding these."""

from __future__ import annotations

import struct

_SIGNATURE, _FRAME = 8, 12


def find_chunk(data: bytes, name: bytes) -> bytes:
    """Return what is in the first chunk of this name, empty where there is none."""
    at = _SIGNATURE
    while at + _FRAME <= len(data):
        length = struct.unpack_from(">I", data, at)[0]
        if data[at + 4 : at + 8] == name:
            return data[at + 8 : at + 8 + length]
        at += _FRAME + length
    return b""
