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
    FURTHER,
    HIDDEN,
    THUMBNAIL,
    TURNED,
    name_tag,
    scan_resources,
)
from rethumb_desktop.metadata.gate.coverage import cover, cover_directory, has_uncovered, value_holds_picture
from rethumb_desktop.metadata.gate.exif import ARTIST, COPYRIGHT, ORIENTATION, scan_right
from rethumb_desktop.metadata.gate.profile import scan_profile
from rethumb_desktop.metadata.gate.tiff_pixels import (
    LAYOUT,
    STRANGE_LAYOUT,
    are_pixels_exact,
    is_layout_exact,
    pixel_places,
)
from rethumb_desktop.metadata.gate.xmp import scan_xmp

_XMP, _IPTC, _RESOURCES, _ICC = 700, 33723, 34377, 34675
_DEEPEST = 3


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
            yield Finding(FURTHER, where)
            return
        cover_directory(covered, tiff, directory)
        for offset, length in pixel_places(directory):
            cover(covered, offset, length)
        if not is_layout_exact(directory) or not are_pixels_exact(data, directory):
            yield Finding(HIDDEN, f"{where}, data that are no pixels")
        for tag in directory.entries:
            if tag not in LAYOUT:
                yield from _scan_tag(tiff, directory, tag, allowed, where, covered)
    if has_uncovered(data, covered):
        yield Finding(HIDDEN, "bytes that belong to no part of the picture")


def _scan_tag(
    tiff: TiffBlock, directory: Directory, tag: int, allowed: MetadataMode, where: str, covered: bytearray
) -> Iterator[Finding]:
    keep = allowed is MetadataMode.KEEP
    raw = directory.entries[tag].raw
    if tag == ORIENTATION:
        if directory.integers(tag) != [1]:
            yield Finding(TURNED, f"{where}, Orientation {directory.integer(tag)}")
    elif tag == SUB_DIRECTORIES:
        yield Finding(FURTHER, f"{where}, SubIFD")
    elif tag in STRANGE_LAYOUT:
        yield Finding(HIDDEN, f"{where}, {name_tag(tag)}")
    elif allowed is MetadataMode.COPYRIGHT and tag in (ARTIST, COPYRIGHT):
        yield from scan_right(directory.entries[tag], where)
    elif tag == _XMP:
        yield from scan_xmp(raw, allowed, where)
    elif tag == _ICC:
        yield from scan_profile(raw, allowed, where)
    elif tag == _RESOURCES:
        yield from scan_resources(raw, allowed, where)
    elif tag in (EXIF_POINTER, GPS_POINTER, INTEROP_POINTER):
        if not keep:
            yield Finding("GPS" if tag == GPS_POINTER else "EXIF", where)
        yield from _scan_below(tiff, directory, tag, where, covered)
    elif not keep:
        yield Finding("IPTC" if tag == _IPTC else "EXIF", f"{where}, {name_tag(tag)}")
    elif value_holds_picture(directory.entries[tag]):
        yield Finding(THUMBNAIL, f"{where}, {name_tag(tag)}")


def _scan_below(
    tiff: TiffBlock, directory: Directory, pointer: int, where: str, covered: bytearray, depth: int = 1
) -> Iterator[Finding]:
    """Account for the bytes of a directory below, and look for pictures in its values."""
    try:
        if depth > _DEEPEST:
            raise MalformedError("the directories are nested too deep")
        below = tiff.directory(directory.integer(pointer))
    except MalformedError as error:
        yield Finding(BROKEN, f"{where}: {error}")
        return
    cover_directory(covered, tiff, below)
    for tag, entry in below.entries.items():
        if tag == INTEROP_POINTER:
            yield from _scan_below(tiff, below, tag, where, covered, depth + 1)
        elif value_holds_picture(entry):
            yield Finding(THUMBNAIL, f"{where}, {name_tag(tag)}")
