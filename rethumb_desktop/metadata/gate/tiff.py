"""The gate for TIFF."""

from __future__ import annotations

from collections.abc import Iterator

from rethumb_desktop.domain.metadata import Finding
from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.containers.tiff import (
    EXIF_POINTER,
    GPS_POINTER,
    INTEROP_POINTER,
    SUB_DIRECTORIES,
    Directory,
    TiffBlock,
    open_tiff,
)
from rethumb_desktop.metadata.gate.blocks import (
    BROKEN,
    cover,
    cover_directory,
    has_uncovered,
    name_tag,
    scan_profile,
    scan_resources,
    scan_xmp,
)

#: What describes the layout and the colour of the pixels, and the resolution.
_STRUCTURE = frozenset(
    (254, 255, 256, 257, 258, 259, 262, 263, 266, 273, 277, 278, 279, 280, 281, 282, 283, 284, 292, 293, 296,
     297, 301, 317, 318, 319, 320, 322, 323, 324, 325, 332, 334, 338, 339, 340, 341, 347, 529, 530, 531, 532)
)  # fmt: skip
_ORIENTATION, _ARTIST, _COPYRIGHT = 274, 315, 33432
_XMP, _IPTC, _RESOURCES, _ICC = 700, 33723, 34377, 34675
_PIXELS = ((273, 279), (324, 325))


def scan(data: bytes, allowed: MetadataMode) -> Iterator[Finding]:
    """Yield what a TIFF file holds against the mode. Raises MalformedError where it cannot be read."""
    tiff = open_tiff(data)
    covered = bytearray(len(data))
    cover(covered, 0, 16 if tiff.big else 8)
    for number, directory in enumerate(tiff.chain()):
        where = f"page {number + 1}"
        if directory.problems:
            yield Finding(BROKEN, f"{where}: {directory.problems[0]}")
        if number:
            yield Finding("further pictures", where)
            return
        cover_directory(covered, directory)
        _cover_pixels(covered, directory)
        for tag in directory.entries:
            if tag not in _STRUCTURE:
                yield from _scan_tag(tiff, directory, tag, allowed, where, covered)
    if has_uncovered(data, covered):
        yield Finding("hidden data", "bytes that belong to no part of the picture")


def _cover_pixels(covered: bytearray, directory: Directory) -> None:
    for offsets, lengths in _PIXELS:
        pairs = zip(directory.integers(offsets), directory.integers(lengths), strict=False)
        for offset, length in pairs:
            cover(covered, offset, length)


def _scan_tag(
    tiff: TiffBlock, directory: Directory, tag: int, allowed: MetadataMode, where: str, covered: bytearray
) -> Iterator[Finding]:
    keep = allowed is MetadataMode.KEEP
    raw = directory.entries[tag].raw
    if tag == _ORIENTATION:
        if directory.integer(tag) != 1:
            yield Finding("EXIF", f"{where}, Orientation {directory.integer(tag)}")
    elif tag == SUB_DIRECTORIES:
        yield Finding("further pictures", f"{where}, SubIFD")
    elif tag == _XMP:
        yield from scan_xmp(raw, allowed, where)
    elif tag == _ICC:
        yield from scan_profile(raw, allowed, where)
    elif tag == _RESOURCES:
        yield from scan_resources(raw, allowed, where)
    elif tag in (EXIF_POINTER, GPS_POINTER, INTEROP_POINTER):
        if allowed is MetadataMode.NONE or (allowed is MetadataMode.COPYRIGHT and tag != EXIF_POINTER):
            yield Finding("GPS" if tag == GPS_POINTER else "EXIF", where)
        yield from _scan_below(tiff, directory, tag, allowed, where, covered)
    elif not keep and tag == _IPTC:
        yield Finding("IPTC", where)
    elif not keep and not (allowed is MetadataMode.COPYRIGHT and tag in (_ARTIST, _COPYRIGHT)):
        yield Finding("EXIF", f"{where}, {name_tag(tag)}")


def _scan_below(
    tiff: TiffBlock, directory: Directory, pointer: int, allowed: MetadataMode, where: str, covered: bytearray
) -> Iterator[Finding]:
    """Account for the bytes of a directory below; of one that is allowed to name the author, look at each tag."""
    try:
        below = tiff.directory(directory.integer(pointer))
    except MalformedError as error:
        yield Finding(BROKEN, f"{where}: {error}")
        return
    cover_directory(covered, below)
    for tag in below.entries:
        if tag == INTEROP_POINTER:
            yield from _scan_below(tiff, below, tag, allowed, where, covered)
        elif allowed is MetadataMode.COPYRIGHT and tag not in (36864, 37121, 40960, 40961, 40962, 40963):
            yield Finding("EXIF", f"{where}, {name_tag(tag)}")
