"""The blocks that an encoder is given, by the mode of the recipe."""

from __future__ import annotations

from dataclasses import dataclass

from rethumb_desktop.domain.formats import OutputFormat
from rethumb_desktop.domain.recipe import MetadataMode, Size
from rethumb_desktop.imaging.carrying.exif import MALFORMED, kept_exif
from rethumb_desktop.imaging.carrying.iptc import kept_iptc
from rethumb_desktop.imaging.carrying.rights import read_rights
from rethumb_desktop.imaging.carrying.xmp import kept_xmp, packet_of
from rethumb_desktop.imaging.opening import Opened

_HOLDING_IPTC = frozenset({OutputFormat.JPG, OutputFormat.TIFF})

# A segment of a JPEG has at most 65,535 bytes, its length and its name among them.
_MAX_EXIF, _MAX_XMP, _MAX_IPTC = 65_527, 65_500, 65_500

_UNREADABLE = "The original's metadata is malformed and was left out."
_TOO_LONG = "The original's metadata is too long for a JPEG and was left out."
_NO_IPTC = "IPTC metadata is not kept in this format."
_NO_ROOM = "GIF holds no metadata: the original's was left out."


@dataclass(frozen=True)
class Carried:
    """Blocks of metadata for an encoder, empty where there is nothing, and what to tell the person."""

    exif: bytes = b""
    xmp: bytes = b""
    iptc: bytes = b""
    notes: tuple[str, ...] = ()


def carry(opened: Opened, mode: MetadataMode, output: OutputFormat, size: Size) -> Carried:
    """Return the metadata that a rendition of this size and format carries; malformed metadata is no fault."""
    if mode is MetadataMode.NONE:
        return Carried()
    carried = _rights(opened) if mode is MetadataMode.COPYRIGHT else _all(opened, output, size)
    if output is OutputFormat.GIF and (carried.exif or carried.xmp or carried.iptc):
        return Carried(notes=(_NO_ROOM,))
    return _fitting(carried, output)


def _rights(opened: Opened) -> Carried:
    rights, readable = read_rights(opened)
    return Carried(rights.exif(), rights.xmp(), notes=() if readable else (_UNREADABLE,))


def _all(opened: Opened, output: OutputFormat, size: Size) -> Carried:
    """Return what can be kept of each block: one that is malformed does not take the others with it."""
    exif, xmp, iptc, readable = b"", b"", b"", True
    try:
        exif, readable = kept_exif(opened, output, size)
    except MALFORMED:
        readable = False
    try:
        xmp = kept_xmp(packet_of(opened), size)
    except MALFORMED:
        readable = False
    try:
        iptc = kept_iptc(opened)
    except MALFORMED:
        readable = False
    return Carried(exif, xmp, iptc, () if readable else (_UNREADABLE,))


def _fitting(carried: Carried, output: OutputFormat) -> Carried:
    """Return the blocks for which the format has room."""
    exif, xmp, iptc, notes = carried.exif, carried.xmp, carried.iptc, list(carried.notes)
    if output is OutputFormat.JPG:
        lengths = ((exif, _MAX_EXIF), (xmp, _MAX_XMP), (iptc, _MAX_IPTC))
        exif, xmp, iptc = (block if len(block) <= most else b"" for block, most in lengths)
        if (exif, xmp, iptc) != (carried.exif, carried.xmp, carried.iptc):
            notes.append(_TOO_LONG)
    if iptc and output not in _HOLDING_IPTC:
        iptc = b""
        notes.append(_NO_IPTC)
    return Carried(exif, xmp, iptc, tuple(notes))
