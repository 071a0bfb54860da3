"""The thumbnail that a camera puts into the EXIF block of a picture."""

from __future__ import annotations

import struct

from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.domain.metadata import Thumbnail
from rethumb_desktop.metadata.collecting.blocks import Blocks
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.containers.tiff import Directory, open_tiff
from rethumb_desktop.metadata.exif import ORIENTATION

_START, _LENGTH = 513, 514
_JPEG_START = b"\xff\xd8"
_LARGEST = 64 * 1024
_GREY = "L"
_TURNED = range(5, 9)  # the orientations that change width and height


def read_thumbnail(blocks: Blocks) -> Thumbnail | None:
    """Return the thumbnail of a picture, as a JPEG file with the picture's own orientation; None where there is none.

    What is broken or cut off, in the block or in the file, is no thumbnail.
    """
    if not blocks.exif or not blocks.width or not blocks.height:
        return None
    if blocks.mode == _GREY:  # who turns a photograph grey often leaves its coloured thumbnail
        return None
    try:
        directories = list(_first_two(blocks.exif))
    except MalformedError:
        return None
    if len(directories) < 2:
        return None
    data = _cut_out(blocks.exif, directories[1])
    if data is None:
        return None
    # AVIF and HEIC turn by their own properties; their EXIF orientation is only a record of it.
    orientation = blocks.orientation or directories[0].integer(ORIENTATION, 1)
    if not 1 <= orientation <= 8:
        orientation = 1
    size = (blocks.width, blocks.height)
    width, height = reversed(size) if orientation in _TURNED else size
    return Thumbnail(_turn(data, orientation), width, height)


def may_hold_thumbnail(picture: PictureFormat) -> bool:
    """Whether cameras write such pictures; the others are not looked through."""
    return picture in (PictureFormat.JPEG, PictureFormat.TIFF, PictureFormat.HEIC)


def _first_two(block: bytes) -> list[Directory]:
    tiff = open_tiff(block)
    first = tiff.directory(tiff.first)
    return [first, tiff.directory(first.next)] if first.next else [first]


def _cut_out(block: bytes, directory: Directory) -> bytes | None:
    start, length = directory.integer(_START), directory.integer(_LENGTH)
    data = block[start : start + length]
    whole = 0 < length <= _LARGEST and len(data) == length
    return data if whole and data.startswith(_JPEG_START) else None


def _turn(data: bytes, orientation: int) -> bytes:
    """Return a JPEG with an EXIF block put before its other segments that says nothing but the orientation."""
    entry = struct.pack("<HHIHH", ORIENTATION, 3, 1, orientation, 0)
    block = b"Exif\0\0" + b"II*\0" + struct.pack("<IH", 8, 1) + entry + bytes(4)
    return _JPEG_START + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + data[2:]
