"""Blocks that several kinds of files carry: EXIF, XMP, IPTC, Photoshop's resources, colour profiles."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from rethumb_desktop.domain.metadata import Finding
from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.metadata.containers.jpeg import read_resources
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
from rethumb_desktop.metadata.tag_names import EXIF_NAMES, GPS_NAMES

_ORIENTATION, _ARTIST, _COPYRIGHT = 274, 315, 33432
_STRIP_OFFSETS, _THUMBNAIL = 273, 513

#: What an EXIF block that names the author holds besides: resolution and the versions of the format itself.
_STRUCTURE = frozenset((282, 283, 296, 531, 36864, 37121, 40960, 40961, 40962, 40963, EXIF_POINTER))

_PICTURE = re.compile(rb"\xff\xd8\xff[\xdb\xc0\xc2\xc4\xe0-\xef\xfe]")
_XMP_THUMBNAILS = (b"xmpGImg:image", b"<xmp:Thumbnails", b"http://ns.adobe.com/xap/1.0/g/img/")
_THUMBNAIL_RESOURCES = (0x0409, 0x040C)
_IPTC_RESOURCE = 0x0404

BROKEN = "structure cannot be read"
TRAILER = "trailing data"


def scan_exif(block: bytes, allowed: MetadataMode, where: str) -> Iterator[Finding]:
    """Yield what an EXIF block (from its TIFF header on) holds against the mode."""
    if allowed is MetadataMode.NONE:
        yield Finding("EXIF", where)
        if _has_position(block):
            yield Finding("GPS", where)
        return
    try:
        tiff = open_tiff(block)
        directories = list(tiff.chain())
    except MalformedError as error:
        yield Finding(BROKEN, f"{where}: {error}")
        return
    if len(directories) > 1 or any(_holds_picture(directory) for directory in directories):
        yield Finding("embedded thumbnail", f"{where}, second directory")
    elif _PICTURE.search(block):
        yield Finding("embedded thumbnail", f"{where}, a JPEG picture inside")
    if allowed is MetadataMode.COPYRIGHT:
        yield from _scan_copyright(tiff, directories[0], where)


def scan_xmp(packet: bytes, allowed: MetadataMode, where: str) -> Iterator[Finding]:
    """Yield what an XMP packet holds against the mode."""
    if allowed is not MetadataMode.KEEP:
        yield Finding("XMP", where)
    elif any(mark in packet for mark in _XMP_THUMBNAILS):
        yield Finding("embedded thumbnail", f"{where}, XMP")


def scan_resources(payload: bytes, allowed: MetadataMode, where: str) -> Iterator[Finding]:
    """Yield what Photoshop's image resources hold against the mode."""
    if allowed is not MetadataMode.KEEP:
        yield Finding("Photoshop resources", where)
    try:
        for number, _ in read_resources(payload):
            if number in _THUMBNAIL_RESOURCES:
                yield Finding("embedded thumbnail", f"{where}, Photoshop resource")
            elif number == _IPTC_RESOURCE and allowed is not MetadataMode.KEEP:
                yield Finding("IPTC", where)
    except MalformedError as error:
        yield Finding(BROKEN, f"{where}: {error}")


def scan_profile(profile: bytes, allowed: MetadataMode, where: str) -> Iterator[Finding]:
    """Yield a finding for a colour profile that is not plain sRGB: profiles name devices and their owners."""
    if allowed is not MetadataMode.KEEP and not is_plain_srgb(profile):
        yield Finding("ICC profile", where)


# Primaries and white of sRGB, adapted to D50, as ICC profiles hold them.
_SRGB = {
    b"rXYZ": (0.4360, 0.2225, 0.0139), b"gXYZ": (0.3851, 0.7169, 0.0971), b"bXYZ": (0.1431, 0.0606, 0.7141),
}  # fmt: skip
_PROFILE_TAGS = frozenset(
    b"desc cprt wtpt bkpt rXYZ gXYZ bXYZ rTRC gTRC bTRC chad chrm dmnd dmdd lumi meas tech vued view".split()
)
_LARGEST_PROFILE = 4096


def is_plain_srgb(profile: bytes) -> bool:
    """Return whether a profile is a small one of sRGB's primaries with nothing private in it."""
    if not 132 < len(profile) <= _LARGEST_PROFILE or profile[36:40] != b"acsp" or profile[16:20] != b"RGB ":
        return False
    elements = {}
    for index in range(min(int.from_bytes(profile[128:132], "big"), 40)):
        entry = profile[132 + 12 * index : 144 + 12 * index]
        if len(entry) < 12 or entry[:4] not in _PROFILE_TAGS:
            return False
        offset, size = struct.unpack(">II", entry[4:])
        elements[entry[:4]] = profile[offset : offset + size]
    for name, wanted in _SRGB.items():
        data = elements.get(name, b"")
        if len(data) != 20:
            return False
        found = [n / 65536 for n in struct.unpack(">3i", data[8:])]
        if any(abs(a - b) > 0.003 for a, b in zip(found, wanted, strict=True)):
            return False
    return b"sRGB" in elements.get(b"desc", b"").replace(b"\0", b"")


def _has_position(block: bytes) -> bool:
    try:
        return any(GPS_POINTER in directory.entries for directory in open_tiff(block).chain())
    except MalformedError:
        return False


def _holds_picture(directory: Directory) -> bool:
    return _THUMBNAIL in directory.entries or _STRIP_OFFSETS in directory.entries


def _scan_copyright(tiff: TiffBlock, first: Directory, where: str) -> Iterator[Finding]:
    """Yield all of a block but the names of author and owner, and what its directories do not account for."""
    covered = bytearray(len(tiff.data))
    cover(covered, 0, 16 if tiff.big else 8)
    yield from _scan_names(first, covered, where, frozenset((_ARTIST, _COPYRIGHT, _ORIENTATION)) | _STRUCTURE)
    if offset := first.integer(EXIF_POINTER):
        try:
            below = tiff.directory(offset)
        except MalformedError as error:
            yield Finding(BROKEN, f"{where}: {error}")
            return
        yield from _scan_names(below, covered, where, _STRUCTURE - {EXIF_POINTER})
    if has_uncovered(tiff.data, covered):
        yield Finding("hidden data", where)


def _scan_names(directory: Directory, covered: bytearray, where: str, expected: frozenset[int]) -> Iterator[Finding]:
    if directory.problems:
        yield Finding(BROKEN, f"{where}: {directory.problems[0]}")
    cover_directory(covered, directory)
    for tag in directory.entries:
        if tag == GPS_POINTER:
            yield Finding("GPS", where)
        elif tag not in expected:
            yield Finding("EXIF", f"{where}, {name_tag(tag)}")
        elif tag == _ORIENTATION and directory.integer(tag) != 1:
            yield Finding("EXIF", f"{where}, Orientation {directory.integer(tag)}")


def name_tag(tag: int) -> str:
    """Return a tag's name or number."""
    special = {EXIF_POINTER: "ExifIFD", GPS_POINTER: "GPS", INTEROP_POINTER: "InteropIFD", SUB_DIRECTORIES: "SubIFD"}
    return special.get(tag) or EXIF_NAMES.get(tag) or GPS_NAMES.get(tag) or f"tag {tag}"


def cover(covered: bytearray, start: int, length: int) -> None:
    """Mark bytes as accounted for."""
    end = min(len(covered), start + length)
    if 0 <= start < end:
        covered[start:end] = b"\1" * (end - start)


def cover_directory(covered: bytearray, directory: Directory) -> None:
    """Mark a directory and its values as accounted for."""
    cover(covered, directory.offset, directory.length)
    for entry in directory.entries.values():
        cover(covered, entry.place, entry.length)


def has_uncovered(data: bytes, covered: bytearray) -> bool:
    """Return whether any byte but zeros (padding) is not accounted for."""
    place = covered.find(0)
    while place >= 0:
        after = covered.find(1, place)
        after = len(covered) if after < 0 else after
        if data[place:after].strip(b"\0"):
            return True
        place = covered.find(0, after)
    return False
