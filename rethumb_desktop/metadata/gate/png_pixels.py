"""The packed pixels of a PNG: as many as its headers say, each frame announced, and nothing behind them."""

from __future__ import annotations

import zlib

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
#: Where the seven passes of an interlaced picture begin and how far apart their pixels are: across, down.
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_PIECE = 1 << 20

PIXEL_CHUNKS = frozenset(("IHDR", "PLTE", "tRNS", "acTL", "fcTL", "IDAT", "fdAT", "IEND"))
_PALETTE = 3
#: How many bytes tell which colour of a grey or an RGB picture is transparent.
_TRANSPARENT = {0: 2, 2: 6}
_HEADER, _CONTROL, _FRAME = 13, 8, 26
# Of a palette one colour in four; 3 % were the most in a thousand reduced pictures.
_MOST_IDLE = 4
#: What becomes of a frame when the next is shown, and how it is put over the one before.
_DISPOSALS, _BLENDS = 3, 2


class PixelStream:
    """Unpacks the data of one frame, piece by piece, and counts bytes; the pixels themselves are dropped."""

    def __init__(self, header: bytes, width: int, height: int) -> None:
        """`header` is the body of IHDR, of which depth, colour and interlacing count."""
        bits = _CHANNELS.get(header[9], 0) * header[8]
        steps = _PASSES if header[12] else ((0, 0, 1, 1),)
        self._left = 0
        self._depth = header[8]
        self._seen: set[int] | None = set() if header[9] == _PALETTE and not header[12] else None
        self._line = 1 + -(-width * bits // 8)
        self._place = 0
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
                self._look_at(self._unpacker.decompress(data, _PIECE))
            except zlib.error:
                self._broken = True
            data = self._unpacker.unconsumed_tail
            self._broken |= self._left < 0 or bool(self._unpacker.unused_data)

    def _look_at(self, pixels: bytes) -> None:
        self._left -= len(pixels)
        if self._seen is not None:
            if any(pixels[-self._place % self._line :: self._line]):  # filtered: differences, no indices
                self._seen = None
                return
            self._seen.update(pixels)
            self._place += len(pixels)

    def shown(self) -> set[int] | None:
        """Return the numbers of the colours that are shown, 0 always among them; None where that is not known."""
        if self._seen is None:
            return None
        mask = (1 << self._depth) - 1
        return {byte >> shift & mask for byte in self._seen for shift in range(0, 8, self._depth or 8)}

    @property
    def is_exact(self) -> bool:
        """Whether the data ended where the pixels do."""
        return self._unpacker.eof and not self._broken and self._left == 0


class PngPixels:
    """The frames of a file: each announced by a header, then a stream of its data."""

    def __init__(self) -> None:
        self._header = b""
        self._colours = b""
        self._streams: list[PixelStream] = []
        self._lost = False
        self._frames: int | None = None
        self._announced = 0
        self._sequence = 0
        self._begun = False

    @property
    def are_exact(self) -> bool:
        """Whether what was taken is a picture, or an animation, and nothing else."""
        frames_fit = self._announced == (self._frames or 0) and (self._frames is None) == (self._announced == 0)
        return (
            not self._lost
            and frames_fit
            and bool(self._streams)
            and self._are_colours_shown()
            and all(one.is_exact for one in self._streams)
        )

    def _are_colours_shown(self) -> bool:
        """Return whether the pixels show most of a palette: of what the encoder reduces, some colours are left over.

        Not known of filtered pixels, which the encoder has where a palette is of 16 colours at most.
        """
        known = [numbers for stream in self._streams if (numbers := stream.shown()) is not None]
        if len(known) < len(self._streams):
            return True
        idle = set(range(len(self._colours) // 3)).difference(*known)
        coloured = sum(any(self._colours[3 * number : 3 * number + 3]) for number in idle)
        return coloured <= max(1, len(self._colours) // 3 // _MOST_IDLE)

    def take(self, name: str, body: bytes) -> None:
        """Take the body of the next of the chunks in `PIXEL_CHUNKS`."""
        if not self._header and name != "IHDR":
            self._lost = True
        elif name == "IHDR":
            self._take_header(body)
        elif name in ("IDAT", "fdAT"):
            self._take_data(name, body)
        elif name == "fcTL":
            self._take_frame(body)
        elif name == "acTL":
            self._lost |= len(body) != _CONTROL or self._begun
            self._frames = int.from_bytes(body[:4], "big")
        elif name == "PLTE":
            self._colours = body
            most = 1 << self._header[8] if self._header[9] == _PALETTE else 0
            self._lost |= len(body) % 3 > 0 or not 0 < len(body) // 3 <= most or self._begun
        elif name == "tRNS":
            colour = self._header[9]
            exact = (
                0 < len(body) <= len(self._colours) // 3
                if colour == _PALETTE
                else len(body) == _TRANSPARENT.get(colour)
            )
            self._lost |= not exact or self._begun
        else:
            self._lost |= len(body) > 0

    def _take_header(self, body: bytes) -> None:
        if len(body) != _HEADER or any(body[10:12]) or body[12] > 1:
            self._lost = True
            return
        self._header = body
        self._begin(body[:8])

    def _take_frame(self, body: bytes) -> None:
        self._count(body)
        self._announced += 1
        if len(body) != _FRAME or self._frames is None:
            self._lost = True
            return
        width, height, left, top = (int.from_bytes(body[at : at + 4], "big") for at in (4, 8, 12, 16))
        across, down = (int.from_bytes(self._header[at : at + 4], "big") for at in (0, 4))
        self._lost |= left + width > across or top + height > down or body[24] >= _DISPOSALS or body[25] >= _BLENDS
        if self._announced > 1:
            self._lost |= not self._begun
            self._begin(body[4:12])
        else:  # the picture itself is the first frame
            self._lost |= self._begun or body[4:12] != self._header[:8]

    def _take_data(self, name: str, body: bytes) -> None:
        """Take data of pixels: those of the picture itself, or behind four bytes that count, of a frame."""
        self._begun = True
        if name == "fdAT":
            self._count(body)
        self._lost |= (name == "IDAT") != (len(self._streams) == 1)
        if not self._lost:
            self._streams[-1].feed(body if name == "IDAT" else body[4:])

    def _count(self, body: bytes) -> None:
        self._lost |= int.from_bytes(body[:4], "big") != self._sequence
        self._sequence += 1

    def _begin(self, size: bytes) -> None:
        width, height = int.from_bytes(size[:4], "big"), int.from_bytes(size[4:], "big")
        self._streams.append(PixelStream(self._header, width, height))
