"""What of the original's metadata a rendition carries, where its recipe asks for some."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from PIL import ExifTags, Image, IptcImagePlugin

from rethumb_desktop.domain.formats import OutputFormat, PictureFormat
from rethumb_desktop.domain.recipe import MetadataMode, Size
from rethumb_desktop.imaging.faults import HOSTILE
from rethumb_desktop.imaging.iptc import kept_iptc
from rethumb_desktop.imaging.opening import Opened
from rethumb_desktop.imaging.orientation import ORIENTATION

_ARTIST, _COPYRIGHT = 0x013B, 0x8298
_MAKER_NOTE, _INTEROPERABILITY = 0x927C, 0xA005
_PIXEL_WIDTH, _PIXEL_HEIGHT = 0xA002, 0xA003

# The tags of the first directory that describe the photograph: title, camera, software, date, people, rating.
# The others say how the file is laid out, which the new file does for itself.
_DESCRIBING = frozenset(
    {0x010E, 0x010F, 0x0110, 0x0131, 0x0132, _ARTIST, 0x013C, 0x4746, 0x4749, _COPYRIGHT}
    | {0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F}
)
# Maker notes point to places of the old file and break when they move.
_LEFT_BEHIND = frozenset({_MAKER_NOTE, _INTEROPERABILITY})

_IPTC = {_ARTIST: ((2, 80),), _COPYRIGHT: ((2, 116), (2, 110))}
_XMP = {_ARTIST: "creator", _COPYRIGHT: "rights"}
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_LIST_ITEM = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"

_HOLDING_IPTC = frozenset({OutputFormat.JPG, OutputFormat.TIFF})

# A segment of a JPEG has at most 65,535 bytes, its length and its name among them.
_MAX_EXIF, _MAX_XMP, _MAX_IPTC = 65_527, 65_500, 65_500
_XMP_ORIENTATION = re.compile(rb'(tiff:Orientation(?:\s*=\s*["\']|>))[0-9]')
_XMP_THUMBNAILS = re.compile(rb"<xmp:Thumbnails\b.*?</xmp:Thumbnails>", re.DOTALL)

# Writing a value of another type than its tag's looks for what that type can do.
_MALFORMED = (*HOSTILE, AttributeError)

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
    try:
        carried = Carried(_rights(opened)) if mode is MetadataMode.COPYRIGHT else _all(opened, size)
    except _MALFORMED:
        return Carried(notes=(_UNREADABLE,))
    if output is OutputFormat.GIF and (carried.exif or carried.xmp or carried.iptc):
        return Carried(notes=(_NO_ROOM,))
    if output is OutputFormat.JPG and not _fits_jpeg(carried):
        return Carried(notes=(_TOO_LONG,))
    if carried.iptc and output not in _HOLDING_IPTC:
        return replace(carried, iptc=b"", notes=(_NO_IPTC,))
    return carried


def _all(opened: Opened, size: Size) -> Carried:
    return Carried(_kept(opened, size), _cleaned(_xmp(opened)), kept_iptc(opened))


def _fits_jpeg(carried: Carried) -> bool:
    return len(carried.exif) <= _MAX_EXIF and len(carried.xmp) <= _MAX_XMP and len(carried.iptc) <= _MAX_IPTC


def _rights(opened: Opened) -> bytes:
    """Return an EXIF block with artist and copyright only, from EXIF or else IPTC or else XMP."""
    source, found = _exif(opened), Image.Exif()
    for tag in (_ARTIST, _COPYRIGHT):
        text = _raw(source.get(tag)) or _from_iptc(opened, tag) or _from_xmp(opened, tag)
        if text:
            found[tag] = text
    return found.tobytes() if len(found) else b""


def _kept(opened: Opened, size: Size) -> bytes:
    """Return the original's EXIF block, true for the new pixels: upright, of the new size, without a thumbnail."""
    source, kept = _exif(opened), Image.Exif()
    for tag in _DESCRIBING & set(source):
        kept[tag] = _raw(source[tag])
    details = {t: _raw(v) for t, v in source.get_ifd(ExifTags.IFD.Exif).items() if t not in _LEFT_BEHIND}
    position = {t: _raw(v) for t, v in source.get_ifd(ExifTags.IFD.GPSInfo).items()}
    if not len(kept) and not details and not position:
        return b""
    if details:
        details |= {_PIXEL_WIDTH: size.width, _PIXEL_HEIGHT: size.height}
        kept.get_ifd(ExifTags.IFD.Exif).update(details)
    if position:
        kept.get_ifd(ExifTags.IFD.GPSInfo).update(position)
    kept[ORIENTATION] = 1
    return kept.tobytes()


def _exif(opened: Opened) -> Image.Exif:
    if opened.format is PictureFormat.TIFF:
        return opened.picture.getexif()
    exif = Image.Exif()
    exif.load(opened.exif)
    return exif


def _raw(value: object) -> object:
    """Return a tag's value for writing: Pillow reads text as Latin-1, so that gives the original's bytes."""
    return value.encode("latin-1") if isinstance(value, str) and not value.isascii() else value


def _from_iptc(opened: Opened, tag: int) -> bytes:
    fields = IptcImagePlugin.getiptcinfo(opened.picture) or {}
    for name in _IPTC[tag]:
        value = fields.get(name)
        if value:
            return b"; ".join(value) if isinstance(value, list) else value
    return b""


def _from_xmp(opened: Opened, tag: int) -> bytes:
    packet = _xmp(opened)
    if not packet:
        return b""
    from defusedxml import ElementTree

    tree = ElementTree.fromstring(packet.strip(b"\0 \r\n"))
    texts = [item.text for part in tree.iter(_DUBLIN_CORE + _XMP[tag]) for item in part.iter(_LIST_ITEM)]
    return "; ".join(text for text in texts if text).encode()


def _xmp(opened: Opened) -> bytes:
    packet = opened.picture.info.get("xmp") or opened.picture.info.get("XML:com.adobe.xmp") or b""
    return packet.encode() if isinstance(packet, str) else bytes(packet)


def _cleaned(packet: bytes) -> bytes:
    """Return the packet true for the new pixels: upright, without a thumbnail."""
    return _XMP_THUMBNAILS.sub(b"", _XMP_ORIENTATION.sub(rb"\g<1>1", packet))
