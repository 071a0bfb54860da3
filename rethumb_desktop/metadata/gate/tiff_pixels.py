"""The strips and tiles of a TIFF: as many as its size asks for, each as long as its pixels."""

from __future__ import annotations

import zlib

from rethumb_desktop.metadata.containers.tiff import Directory

_WIDTH, _HEIGHT, _BITS, _COMPRESSION, _SAMPLES, _ROWS, _PLANAR = 256, 257, 258, 259, 277, 278, 284
_STRIPS, _TILES = (273, 279), (324, 325)
_UNPACKED, _DEFLATE, _OLD_DEFLATE = 1, 8, 32946
_PIECE = 1 << 20


def pixel_places(directory: Directory) -> list[tuple[int, int]]:
    """Return offset and length of each strip and tile."""
    places: list[tuple[int, int]] = []
    for offsets, lengths in (_STRIPS, _TILES):
        places += zip(directory.integers(offsets), directory.integers(lengths), strict=False)
    return places


def are_pixels_exact(data: bytes, directory: Directory) -> bool:
    """Return whether the strips hold the picture's pixels and not a byte more.

    Packings other than none and Deflate are not looked into, and of tiles nothing but their bounds.
    """
    width, height = directory.integer(_WIDTH), directory.integer(_HEIGHT)
    samples = directory.integer(_SAMPLES, 1)
    rows = min(directory.integer(_ROWS, height), height)
    planes = samples if directory.integer(_PLANAR, 1) == 2 else 1
    places = pixel_places(directory)
    if _TILES[0] in directory.entries:
        return _STRIPS[0] not in directory.entries
    if rows < 1 or len(places) != -(-height // rows) * planes:
        return False
    bits = directory.integers(_BITS) or [1]
    line = -(-width * (sum(bits) if planes == 1 else bits[0]) // 8)
    packing = directory.integer(_COMPRESSION, 1)
    left = height
    for number, (offset, length) in enumerate(places):
        left = height if number % (len(places) // planes) == 0 else left
        expected = min(rows, left) * line
        left -= rows
        if packing == _UNPACKED and length != expected:
            return False
        if packing in (_DEFLATE, _OLD_DEFLATE) and not _unpacks_to(data[offset : offset + length], expected):
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
