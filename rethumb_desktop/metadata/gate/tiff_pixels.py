"""The strips of a TIFF, each as long as its pixels, and the tags that say how they lie: those the encoder writes."""

from __future__ import annotations

import zlib

from rethumb_desktop.metadata.containers.tiff import LONG, SHORT, Directory

_WIDTH, _HEIGHT, _BITS, _COMPRESSION, _PHOTOMETRIC, _OFFSETS, _SAMPLES = 256, 257, 258, 259, 262, 273, 277
_ROWS, _LENGTHS, _PLANAR, _PREDICTOR, _EXTRA = 278, 279, 284, 317, 338
_UNPACKED, _DEFLATE = 1, 8
_PIECE = 1 << 20

_NUMBER = (SHORT, LONG)
#: The types a layout's tag may have.
_KINDS = {
    _WIDTH: _NUMBER, _HEIGHT: _NUMBER, _BITS: (SHORT,), _COMPRESSION: (SHORT,), _PHOTOMETRIC: (SHORT,),
    _OFFSETS: _NUMBER, _SAMPLES: (SHORT,), _ROWS: _NUMBER, _LENGTHS: _NUMBER, _PLANAR: (SHORT,),
    _PREDICTOR: (SHORT,), _EXTRA: (SHORT,),
}  # fmt: skip
LAYOUT = frozenset(_KINDS)
#: Layouts that no rendition has: palette (320), tiles (322 to 325), tables and streams of JPEG (347, 512 to 521).
STRANGE_LAYOUT = frozenset((320, 322, 323, 324, 325, 347, *range(512, 522)))
#: Grey and RGB, and how many samples their pixels have.
_COLOURS = {1: 1, 2: 3}
_EIGHT_BITS = 8


def pixel_places(directory: Directory) -> list[tuple[int, int]]:
    """Return offset and length of each strip."""
    return list(zip(directory.integers(_OFFSETS), directory.integers(_LENGTHS), strict=False))


def is_layout_exact(directory: Directory) -> bool:
    """Return whether the layout's tags have the types and as many values as the picture needs, each with a meaning."""
    entries = directory.entries
    samples = directory.integer(_SAMPLES, 1)
    extra = samples - _COLOURS.get(directory.integer(_PHOTOMETRIC), samples + 1)
    counts = {_BITS: samples, _OFFSETS: len(pixel_places(directory)), _LENGTHS: len(pixel_places(directory))}
    counts[_EXTRA] = extra
    for tag, kinds in _KINDS.items():
        if tag in entries and (entries[tag].kind not in kinds or entries[tag].count != counts.get(tag, 1)):
            return False
    return (
        extra in (0, 1)
        and directory.integer(_EXTRA) in ((1, 2) if extra else (0,))
        and directory.integers(_BITS) == [_EIGHT_BITS] * samples
        and directory.integer(_COMPRESSION) in (_UNPACKED, _DEFLATE)
        and directory.integer(_PREDICTOR, 1) in (1, 2)
        and directory.integer(_PLANAR, 1) == 1
        and 1 <= directory.integer(_ROWS, directory.integer(_HEIGHT)) <= directory.integer(_HEIGHT)
    )


def are_pixels_exact(data: bytes, directory: Directory) -> bool:
    """Return whether the strips hold the picture's pixels and not a byte more; its layout is exact."""
    height = directory.integer(_HEIGHT)
    rows = directory.integer(_ROWS, height)
    places = pixel_places(directory)
    if rows < 1 or len(places) != -(-height // rows):
        return False
    line = directory.integer(_WIDTH) * directory.integer(_SAMPLES, 1)
    for number, (offset, length) in enumerate(places):
        expected = min(rows, height - number * rows) * line
        if directory.integer(_COMPRESSION) == _UNPACKED:
            exact = length == expected
        else:
            exact = _unpacks_to(data[offset : offset + length], expected)
        if not exact:
            return False
    return True


def _unpacks_to(data: bytes, expected: int) -> bool:
    unpacker = zlib.decompressobj()
    try:
        while data and not unpacker.eof and expected >= 0:
            expected -= len(unpacker.decompress(data, _PIECE))
            data = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return unpacker.eof and not unpacker.unused_data and expected == 0
