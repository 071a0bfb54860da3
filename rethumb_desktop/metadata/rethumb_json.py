"""The JSON that the old service gave for `exif/all`."""

from __future__ import annotations

from rethumb_desktop.domain.formats import PictureFormat, mime_of
from rethumb_desktop.metadata.collecting.blocks import Blocks, decode_text
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.containers.tiff import (
    ASCII,
    EXIF_POINTER,
    GPS_POINTER,
    INTEROP_POINTER,
    UNDEFINED,
    Directory,
    Entry,
    Rational,
    TiffBlock,
    open_tiff,
)
from rethumb_desktop.metadata.tag_names import EXIF_NAMES, GPS_NAMES
from rethumb_desktop.metadata.values import decode_charset

Sections = dict[str, dict[str, object]]

#: Names of the EXIF standard where those of EXIF_NAMES are others.
_STANDARD_NAMES = {
    255: "NewSubFile", 257: "ImageLength", 306: "DateTime", 330: "SubIFD", 513: "JPEGInterchangeFormat",
    514: "JPEGInterchangeFormatLength", 34665: "Exif_IFD_Pointer", 34853: "GPS_IFD_Pointer",
    34855: "ISOSpeedRatings", 36868: "DateTimeDigitized", 37380: "ExposureBiasValue", 37500: "MakerNote",
    40091: "Title", 40092: "Comments", 40093: "Author", 40094: "Keywords", 40095: "Subject",
    40960: "FlashPixVersion", 40962: "ExifImageWidth", 40963: "ExifImageLength",
    40965: "InteroperabilityOffset", 41989: "FocalLengthIn35mmFilm", 1: "InterOperabilityIndex",
    2: "InterOperabilityVersion", 4096: "RelatedFileFormat", 42032: "CameraOwnerName",
    42033: "BodySerialNumber", 42034: "LensSpecification",
}  # fmt: skip
_IMAGE_TYPES = {  # PHP's IMAGETYPE_ constants
    PictureFormat.GIF: 1, PictureFormat.JPEG: 2, PictureFormat.PNG: 3, PictureFormat.BMP: 6, PictureFormat.TIFF: 7,
    PictureFormat.WEBP: 18, PictureFormat.AVIF: 19,
}  # fmt: skip
_USER_COMMENT = 37510
_LONGEST_LIST = 512


def describe_as_rethumb(blocks: Blocks, size: int) -> Sections:
    """Return sections of tags, each only where the picture has it.

    The shape is that of PHP's `exif_read_data` with sections, which is what the old service's answers show:
    FILE (size in bytes, media type, sections found), COMPUTED (width and height in pixels as stored, byte order,
    aperture, user comment), IFD0, THUMBNAIL (its directory, not its picture), COMMENT (numbered from "0"), EXIF,
    GPS and INTEROP. Tags have the standard's names, those without one are `UndefinedTag:0xHHHH`. Integers are
    numbers, fractions texts "n/d" exactly as stored, several values a list, ASCII a text, orientation included
    unturned. Binary values are a text where all of their bytes can be printed, else left out. Nothing is added:
    there is no GPS section where there is no position, and what cannot be read is not there.
    """
    sections: Sections = {"FILE": {}, "COMPUTED": {}}
    if blocks.exif:
        try:
            _add_exif(open_tiff(blocks.exif), sections)
        except MalformedError:
            # The reader's `malformed` tells it; this shape has no place for it.
            sections.pop("IFD0", None)
    if comment := blocks.tags.get("File", {}).get("Comment"):
        sections["COMMENT"] = {"0": comment}
    computed = sections["COMPUTED"]
    computed["html"] = f'width="{blocks.width}" height="{blocks.height}"'
    computed["Height"], computed["Width"] = blocks.height, blocks.width
    computed["IsColor"] = int(blocks.mode not in ("1", "L", "LA", "I", "F", "I;16", "I;16B"))
    _add_computed(sections)
    found = [name for name in sections if name not in ("FILE", "COMPUTED")]
    sections["FILE"] = {
        "FileSize": size,
        "FileType": _IMAGE_TYPES.get(blocks.format, 0),
        "MimeType": mime_of(blocks.format),
        "SectionsFound": ", ".join(["ANY_TAG", *found]) if found else "",
    }
    return sections


def _add_exif(tiff: TiffBlock, sections: Sections) -> None:
    first: Directory | None = None
    sections["COMPUTED"]["ByteOrderMotorola"] = int(tiff.order == ">")
    for number, directory in enumerate(tiff.chain()):
        if number > 1:
            break
        _add_section("THUMBNAIL" if number else "IFD0", directory, sections)
        first = first or directory
    if not first:
        return
    exif = _add_pointed(tiff, first, EXIF_POINTER, "EXIF", sections)
    _add_pointed(tiff, first, GPS_POINTER, "GPS", sections)
    if exif:
        _add_pointed(tiff, exif, INTEROP_POINTER, "INTEROP", sections)


def _add_pointed(
    tiff: TiffBlock, directory: Directory, pointer: int, section: str, sections: Sections
) -> Directory | None:
    offset = directory.integer(pointer)
    if not offset:
        return None
    try:
        found = tiff.directory(offset)
    except MalformedError:
        return None
    _add_section(section, found, sections)
    return found


def _add_section(section: str, directory: Directory, sections: Sections) -> None:
    tags: dict[str, object] = {}
    for number, entry in directory.entries.items():
        value = _decode(entry)
        if value is not None:
            tags[_name(number, section)] = value
    if tags:
        sections[section] = tags


def _name(number: int, section: str) -> str:
    if section == "GPS":
        name = {0: "GPSVersion"}.get(number) or GPS_NAMES.get(number)
    else:
        name = _STANDARD_NAMES.get(number) or EXIF_NAMES.get(number)
    return name or f"UndefinedTag:0x{number:04X}"


def _decode(entry: Entry) -> object:
    if entry.kind == ASCII:
        return decode_text(entry.head)
    if entry.tag in (40091, 40092, 40093, 40094, 40095):
        return entry.head.decode("utf-16-le", "replace").split("\0", 1)[0]
    if entry.tag == _USER_COMMENT:
        return decode_charset(entry.head, entry.order)
    if entry.kind == UNDEFINED:
        raw = entry.head.rstrip(b"\0")
        return raw.decode("ascii") if raw and all(32 <= byte < 127 for byte in raw) else None
    if entry.count > _LONGEST_LIST:
        return None
    values = [str(n) if isinstance(n, Rational) else n for n in entry.numbers()]
    return values[0] if len(values) == 1 else values


def _add_computed(sections: Sections) -> None:
    computed, exif = sections["COMPUTED"], sections.get("EXIF", {})
    aperture = exif.get("FNumber")
    if isinstance(aperture, str):
        numerator, _, denominator = aperture.partition("/")
        if int(denominator or 0):
            computed["ApertureFNumber"] = f"f/{int(numerator) / int(denominator):.1f}"
    if comment := exif.get("UserComment"):
        computed["UserComment"] = comment
    if copyright_ := sections.get("IFD0", {}).get("Copyright"):
        computed["Copyright"] = copyright_
