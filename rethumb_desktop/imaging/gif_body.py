"""How many frames a GIF has and how far they reach (GIF89a, sections 17 to 26); no pixel is decoded."""

from __future__ import annotations

import struct
from dataclasses import dataclass

_HEADER = struct.Struct("<6sHHB")
_FRAME = struct.Struct("<HHHHB")
_EXTENSION, _IMAGE, _END = b"!", b",", b";"
_COLOUR_TABLE = 0x80
# A second of work. The pieces of half a gigabyte, all of them full, are fewer. Comments are kept piece by piece, and
# between blocks nothing should stand.
_USUAL_PIECES = 2
_MOST_PIECES, _MOST_ASIDE, _MOST_STRAY = 2_500_000, 100_000, 1 << 20


@dataclass
class GifBody:
    """The frames of a GIF: how many, and the pixels to the right and down that all of them together need.

    A frame may reach beyond the canvas that the header states. `pieces` are what data come in, 255 bytes at most in
    each, `aside` those of long comments and the like; `stray` are bytes between blocks that belong to nothing.
    """

    width: int
    height: int
    frames: int = 0
    pieces: int = 0
    aside: int = 0
    stray: int = 0

    @property
    def is_bounded(self) -> bool:
        """Whether it is put together as a program would do it, not of millions of bits."""
        return self.pieces <= _MOST_PIECES and self.aside <= _MOST_ASIDE and self.stray <= _MOST_STRAY


def read_body(data: bytes) -> GifBody:
    """Walk over the blocks to the end; stops where there are too many."""
    if len(data) < 13:
        return GifBody(0, 0)
    _, width, height, flags = _HEADER.unpack_from(data)
    body, at = GifBody(width, height), 13 + _table(flags)
    while at < len(data) and body.is_bounded:
        kind = data[at : at + 1]
        if kind == _END:
            break
        if kind == _EXTENSION:
            before = body.pieces
            at = _after_pieces(data, at + 2, body)
            body.aside += max(0, body.pieces - before - _USUAL_PIECES)
        elif kind == _IMAGE and at + 10 <= len(data):
            left, top, across, down, flags = _FRAME.unpack_from(data, at + 1)
            body.frames += 1
            body.width, body.height = max(body.width, left + across), max(body.height, top + down)
            at = _after_pieces(data, at + 11 + _table(flags), body)
        else:
            body.stray += 1
            at += 1
    return body


def _table(flags: int) -> int:
    """Return the bytes of the colour table that the flags announce."""
    return 3 << (flags & 7) + 1 if flags & _COLOUR_TABLE else 0


def _after_pieces(data: bytes, at: int, body: GifBody) -> int:
    while at < len(data) and body.pieces <= _MOST_PIECES:
        body.pieces += 1
        length = data[at]
        at += 1 + length
        if length == 0:
            break
    return at
