"""What a JPEG is made of, told before it is decoded: segments and scans can be many and tiny (ITU-T T.81, annex B).

A few hundred bytes are enough for one more scan over any number of blocks, and for a hundred more segments; a decoder
takes its time for each.
"""

from __future__ import annotations

import re
import struct

from rethumb_desktop.imaging.jpeg_header import SCAN, STANDALONE

_LENGTH = struct.Struct(">H")
_MARKER = re.compile(rb"\xff[^\x00\xff]")
_MARKER_IN_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_END = 0xD9

# Each segment before the first scan is kept, blocks of EXIF are joined one by one, and what stands between segments
# is passed over byte by byte. Colour profiles and XMP of many segments have a few hundred.
_MOST_SEGMENTS, _MOST_EXIF, _MOST_STRAY = 4_096, 64, 1 << 20


def has_bounded_front(data: bytes) -> bool:
    """Whether what stands before the first scan is of a size that a camera or program would write."""
    at, segments, exif, stray = 2, 0, 0, 0
    while (found := _MARKER.search(data, at)) is not None:
        stray += found.start() - at
        segments += 1
        at, marker = found.end(), found.group()[1]
        exif += data.startswith(b"Exif\0\0", at + 2)
        if segments > _MOST_SEGMENTS or exif > _MOST_EXIF or stray > _MOST_STRAY:
            return False
        if marker == SCAN:
            return True
        if marker not in STANDALONE and marker != _END:
            at += _length(data, at)
    return stray + max(0, len(data) - at) <= _MOST_STRAY


def count_scans(data: bytes) -> int:
    """Return the number of scans of the first picture in the file."""
    at, scans = 2, 0
    while (found := (_MARKER_IN_SCAN if scans else _MARKER).search(data, at)) is not None:
        at, marker = found.end(), found.group()[1]
        if marker == _END and scans:
            break
        scans += marker == SCAN
        if marker not in STANDALONE and marker != _END:
            at += _length(data, at)
    return scans


def _length(data: bytes, at: int) -> int:
    """Return the length of a segment that is stated at `at`, itself included; 2 where the file ends."""
    return max(2, *_LENGTH.unpack_from(data, at)) if at + 2 <= len(data) else 2
