"""How a JPEG is put together, told before it is decoded: scans and segments can be many and tiny.

A few hundred bytes are enough for one more scan over any number of blocks (ITU-T T.81, annex G), and for a hundred
more segments; a decoder takes its time for each.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

from rethumb_desktop.imaging.jpeg_header import SCAN, STANDALONE

_MARKER = re.compile(rb"\xff[^\x00\xff]")
_MARKER_IN_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_END = 0xD9

# A decoder goes through all blocks once for each scan, at worst for 1.6 ns a pixel: these are five seconds. Usual
# progressive files have ten scans, those that are packed most tightly fifteen.
_MOST_PASSES = 3_000_000_000
# Each segment before the first scan is kept, blocks of EXIF are joined one by one, and what stands between segments
# is passed over byte by byte. Colour profiles and XMP of many segments have a few hundred.
_MOST_SEGMENTS, _MOST_EXIF, _MOST_STRAY = 4_096, 64, 1 << 20


@dataclass
class JpegShape:
    """How a JPEG is put together, as a decoder meets it: what it passes over, keeps and goes through again.

    `segments` and `exif` (those of EXIF) stand before the first scan, `stray` bytes anywhere between segments.
    """

    segments: int = 0
    exif: int = 0
    stray: int = 0
    scans: int = 0

    @property
    def is_bounded(self) -> bool:
        """Whether what stands before the first scan is of a size that a camera or program would write."""
        return self.segments <= _MOST_SEGMENTS and self.exif <= _MOST_EXIF and self.stray <= _MOST_STRAY

    def takes_seconds(self, pixels: int) -> bool:
        """Whether a picture of so many pixels is decoded in seconds, not minutes: each scan may go through all."""
        return self.scans * pixels <= _MOST_PASSES


def read_shape(data: bytes) -> JpegShape:
    """Walk over the segments and scans of the first picture; stops where the shape is no longer bounded."""
    shape, at = JpegShape(), 2
    while shape.is_bounded and (found := (_MARKER_IN_SCAN if shape.scans else _MARKER).search(data, at)) is not None:
        marker = found.group()[1]
        if shape.scans == 0:
            shape.stray += found.start() - at
            shape.segments += 1
            shape.exif += data.startswith(b"Exif\0\0", found.end() + 2)
        at = found.end()
        if marker in STANDALONE or (marker == _END and shape.scans == 0):
            continue
        if marker == _END or at + 2 > len(data):
            return shape
        shape.scans += marker == SCAN
        at += struct.unpack_from(">H", data, at)[0]
    if shape.scans == 0:
        shape.stray += max(0, len(data) - at)
    return shape
