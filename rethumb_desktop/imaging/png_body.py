"""What a PNG is made of (PNG, section 5.3): chunks cost time however little is in them."""

from __future__ import annotations

import struct

_LENGTH = struct.Struct(">I")
_SIGNATURE, _AROUND = 8, 12
# There may be one; Pillow unpacks each, to a megabyte at most.
_MOST_PROFILES = 16


def is_bounded(data: bytes, most_chunks: int) -> bool:
    """Whether there are at most so many chunks, and of colour profiles but a few."""
    chunks, profiles, at = 0, 0, _SIGNATURE
    while at + _AROUND <= len(data):
        chunks += 1
        profiles += data[at + 4 : at + 8] == b"iCCP"
        if chunks > most_chunks or profiles > _MOST_PROFILES:
            return False
        at += _AROUND + _LENGTH.unpack_from(data, at)[0]
    return True
