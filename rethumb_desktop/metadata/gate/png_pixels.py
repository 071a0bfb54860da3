"""The packed pixels of a PNG: as many as its header says, and nothing behind them."""

from __future__ import annotations

import zlib

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
#: Where the seven passes of an interlaced picture begin and how far apart their pixels are: across, down.
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_PIECE = 1 << 20


class PixelStream:
    """Unpacks the data of one frame, piece by piece, and counts bytes; the pixels themselves are dropped."""

    def __init__(self, header: bytes, width: int, height: int) -> None:
        """`header` is the body of IHDR, of which depth, colour and interlacing count."""
        bits = _CHANNELS.get(header[9], 0) * header[8]
        steps = _PASSES if header[12] else ((0, 0, 1, 1),)
        self._left = 0
        for left, top, across, down in steps:
            columns, rows = -(-(width - left) // across), -(-(height - top) // down)
            if columns > 0 and rows > 0:
                self._left += rows * (1 + -(-columns * bits // 8))
        self._unpacker = zlib.decompressobj()
        self._broken = False

    def feed(self, data: bytes) -> None:
        """Take one chunk's data."""
        if self._unpacker.eof:
            self._broken |= bool(data)
        while data and not self._broken and not self._unpacker.eof:
            try:
                self._left -= len(self._unpacker.decompress(data, _PIECE))
            except zlib.error:
                self._broken = True
            data = self._unpacker.unconsumed_tail
            self._broken |= self._left < 0 or bool(self._unpacker.unused_data)

    @property
    def is_exact(self) -> bool:
        """Whether the data ended where the pixels do."""
        return self._unpacker.eof and not self._broken and self._left == 0
