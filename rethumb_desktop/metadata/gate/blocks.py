"""What the gates of all formats share: words, names of tags, Photoshop's resources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rethumb_desktop.domain.metadata import Finding
from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.metadata.containers.jpeg import read_resources
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.containers.tiff import EXIF_POINTER, GPS_POINTER, INTEROP_POINTER, SUB_DIRECTORIES
from rethumb_desktop.metadata.tag_names import EXIF_NAMES, GPS_NAMES

BROKEN = "unreadable structure"
TRAILER = "trailing data"
HIDDEN = "hidden data"
TURNED = "orientation"
THUMBNAIL = "embedded thumbnail"
FURTHER = "further pictures"

_PICTURE = re.compile(rb"\xff\xd8\xff[\xdb\xc0\xc2\xc4\xe0-\xef\xfe]")
_PRINTABLE = re.compile(rb"[\t\n\r\x20-\x7e]{32,}")
# Flat areas are coded in patterns that may be printable, but of few bytes.
_LETTERS = 12
_THUMBNAIL_RESOURCES = (0x0409, 0x040C)
_IPTC_RESOURCE = 0x0404
_POINTERS = {EXIF_POINTER: "ExifIFD", GPS_POINTER: "GPS", INTEROP_POINTER: "InteropIFD", SUB_DIRECTORIES: "SubIFD"}


def scan_resources(payload: bytes, allowed: MetadataMode, where: str) -> Iterator[Finding]:
    """Yield what Photoshop's image resources hold against the mode: `keep` lets captions and credits (IPTC) pass."""
    if allowed is not MetadataMode.KEEP:
        yield Finding("Photoshop resources", where)
    try:
        for number, part in read_resources(payload):
            if number in _THUMBNAIL_RESOURCES or holds_picture(part):
                yield Finding(THUMBNAIL, f"{where}, Photoshop resource")
            elif number == _IPTC_RESOURCE and allowed is not MetadataMode.KEEP:
                yield Finding("IPTC", where)
    except MalformedError as error:
        yield Finding(BROKEN, f"{where}: {error}")


def holds_picture(data: bytes) -> bool:
    """Return whether a JPEG picture begins somewhere in a block."""
    return _PICTURE.search(data) is not None


def holds_text(coded: bytes) -> bool:
    """Return whether text can be read in coded pixels: 32 printable bytes on end, 12 of them different.

    Coded pixels look like dice: of honest ones it happens to one in a billion files of 100 KB.
    """
    return any(len(set(found.group()[:256])) >= _LETTERS for found in _PRINTABLE.finditer(coded))


def name_tag(tag: int) -> str:
    """Return a tag's name or number."""
    return _POINTERS.get(tag) or EXIF_NAMES.get(tag) or GPS_NAMES.get(tag) or f"tag {tag}"
