"""EXIF blocks: nothing in `none`, two texts in `copyright`, all but pictures in `keep`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rethumb_desktop.domain.metadata import Finding
from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.containers.tiff import (
    ASCII,
    EXIF_POINTER,
    GPS_POINTER,
    INTEROP_POINTER,
    SHORT,
    Directory,
    Entry,
    TiffBlock,
    open_tiff,
)
from rethumb_desktop.metadata.gate.blocks import BROKEN, HIDDEN, THUMBNAIL, TURNED, name_tag
from rethumb_desktop.metadata.gate.coverage import (
    cover,
    cover_directory,
    has_uncovered,
    rest_holds_picture,
    value_holds_picture,
)

ORIENTATION, ARTIST, COPYRIGHT = 274, 315, 33432
_STRIP_OFFSETS, _THUMBNAIL = 273, 513

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
#: A copyright may be two texts: the photographer's and the editor's.
_TEXTS = {ARTIST: 1, COPYRIGHT: 2}


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
    if not directories:
        yield Finding(BROKEN, f"{where}: there is no directory in it")
        return
    if len(directories) > 1 or any(_names_picture(directory) for directory in directories):
        yield Finding(THUMBNAIL, f"{where}, second directory")
    elif _has_picture_inside(tiff, directories):
        yield Finding(THUMBNAIL, f"{where}, a JPEG picture inside")
    if allowed is MetadataMode.COPYRIGHT:
        yield from _scan_rights(tiff, directories[0], where)
    elif directories[0].integer(ORIENTATION, 1) != 1:
        yield Finding(TURNED, f"{where}, Orientation {directories[0].integer(ORIENTATION)}")


def scan_right(entry: Entry, where: str) -> Iterator[Finding]:
    """Yield a finding for an artist or a copyright that is more than one text (of a copyright, two)."""
    texts = entry.raw.rstrip(b"\0").split(b"\0")
    try:
        plain = not any(_CONTROL.search(text.decode("utf-8")) for text in texts)
    except UnicodeDecodeError:
        plain = False
    if entry.kind != ASCII or len(texts) > _TEXTS[entry.tag] or not plain:
        yield Finding(HIDDEN, f"{where}, {name_tag(entry.tag)}")


def _scan_rights(tiff: TiffBlock, first: Directory, where: str) -> Iterator[Finding]:
    """Yield all of a block but the names of author and owner, and what its directory does not account for."""
    covered = bytearray(len(tiff.data))
    cover(covered, 0, 16 if tiff.big else 8)
    if first.problems:
        yield Finding(BROKEN, f"{where}: {first.problems[0]}")
    cover_directory(covered, tiff, first)
    for tag, entry in first.entries.items():
        if tag in _TEXTS:
            yield from scan_right(entry, where)
        elif tag == GPS_POINTER:
            yield Finding("GPS", where)
        elif tag != ORIENTATION:
            yield Finding("EXIF", f"{where}, {name_tag(tag)}")
        elif (entry.kind, entry.count, first.integer(tag)) != (SHORT, 1, 1):
            yield Finding(TURNED, f"{where}, Orientation {first.integer(tag)}")
    if has_uncovered(tiff.data, covered):
        yield Finding(HIDDEN, where)


def _has_picture_inside(tiff: TiffBlock, directories: list[Directory]) -> bool:
    """Return whether a JPEG picture begins in a value or in bytes that belong to no value."""
    below = list(directories)
    for pointer in (EXIF_POINTER, GPS_POINTER, INTEROP_POINTER):
        for directory in list(below):
            if pointer in directory.entries:
                try:
                    below.append(tiff.directory(directory.integer(pointer)))
                except MalformedError:
                    continue
    if any(value_holds_picture(entry) for directory in below for entry in directory.entries.values()):
        return True
    return rest_holds_picture(tiff, below)


def _has_position(block: bytes) -> bool:
    try:
        return any(GPS_POINTER in directory.entries for directory in open_tiff(block).chain())
    except MalformedError:
        return False


def _names_picture(directory: Directory) -> bool:
    return _THUMBNAIL in directory.entries or _STRIP_OFFSETS in directory.entries
