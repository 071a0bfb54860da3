"""EXIF blocks and TIFF files: their directories as groups of tags."""

from __future__ import annotations

from dataclasses import dataclass, field

from rethumb_desktop.domain.metadata import Tag
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.containers.tiff import (
    ASCII,
    BYTE,
    EXIF_POINTER,
    GPS_POINTER,
    INTEROP_POINTER,
    SUB_DIRECTORIES,
    UNDEFINED,
    Directory,
    TiffBlock,
    open_tiff,
)
from rethumb_desktop.metadata.gps import read_gps_value, read_positions
from rethumb_desktop.metadata.maker_notes import DNG_PRIVATE_DATA
from rethumb_desktop.metadata.tag_names import EXIF_NAMES, GPS_NAMES
from rethumb_desktop.metadata.values import read_value
from rethumb_desktop.metadata.wording import describe

Groups = dict[str, dict[str, Tag]]

ORIENTATION, MAKER_NOTE = 274, 37500

# Shown in groups of their own, or as the directory they point to.
_ELSEWHERE = frozenset(
    (EXIF_POINTER, GPS_POINTER, INTEROP_POINTER, SUB_DIRECTORIES, MAKER_NOTE, 700, 33723, 34377, 34675)
)
# A JPEG within the file goes by what it is where it is no thumbnail.
_FULL_SIZE, _OTHER = ("JpgFromRawStart", "JpgFromRawLength"), ("OtherImageStart", "OtherImageLength")
_INNER_JPEGS = {
    (group, number): name
    for group, names in (("IFD0", _OTHER), ("IFD2", _FULL_SIZE), ("SubIFD", _FULL_SIZE), ("SubIFD1", _OTHER),
                         ("SubIFD2", _OTHER))
    for number, name in zip((513, 514), names, strict=True)
}  # fmt: skip
# Pages of a document beyond these say nothing new.
_MAX_PAGES = 10
_MAX_TEXT = 8 << 20


@dataclass
class ExifTags:
    """What an EXIF block says; `orientation` is 1 to 8, 0 where it says none."""

    groups: Groups = field(default_factory=dict)
    orientation: int = 0
    has_maker_note: bool = False
    problems: list[str] = field(default_factory=list)
    text_bytes: int = 0


def read_exif(block: bytes) -> ExifTags:
    """Read all directories of a block; what cannot be read is a sentence in `problems`."""
    result = ExifTags()
    try:
        tiff = open_tiff(block)
        for number, directory in enumerate(tiff.chain()):
            if number == _MAX_PAGES:
                break
            _add(result, f"IFD{number}", directory)
            if number == 0:
                orientation = directory.integer(ORIENTATION)
                result.orientation = orientation if 1 <= orientation <= 8 else 0
                result.has_maker_note = DNG_PRIVATE_DATA in directory.entries
            _read_below(tiff, directory, result)
    except MalformedError as error:
        result.problems.append(f"The EXIF block is broken: {error}.")
    return result


def _read_below(tiff: TiffBlock, directory: Directory, result: ExifTags) -> None:
    """Read the directories that one points to."""
    exif = _follow(tiff, directory, EXIF_POINTER, "ExifIFD", result)
    if exif:
        result.has_maker_note = result.has_maker_note or MAKER_NOTE in exif.entries
        _follow(tiff, exif, INTEROP_POINTER, "InteropIFD", result)
    _follow(tiff, directory, GPS_POINTER, "GPS", result)
    if entry := directory.entries.get(SUB_DIRECTORIES):
        for number, offset in enumerate(entry.pointers()[:_MAX_PAGES]):
            _read_at(tiff, offset, f"SubIFD{number or ''}", result)


def _follow(tiff: TiffBlock, directory: Directory, pointer: int, group: str, result: ExifTags) -> Directory | None:
    entry = directory.entries.get(pointer)
    if not entry or group in result.groups:
        return None
    offsets = entry.pointers()
    return _read_at(tiff, offsets[0], group, result) if offsets else None


def _read_at(tiff: TiffBlock, offset: int, group: str, result: ExifTags) -> Directory | None:
    try:
        directory = tiff.directory(offset)
    except MalformedError as error:
        result.problems.append(f"The {group} directory is broken: {error}.")
        return None
    _add(result, group, directory)
    return directory


def _add(result: ExifTags, group: str, directory: Directory) -> None:
    tags: dict[str, Tag] = {}
    if group == "GPS":
        tags, problems = read_positions(directory.entries)
        result.problems += problems
    names = GPS_NAMES if group == "GPS" else EXIF_NAMES
    for number, entry in directory.entries.items():
        name = _INNER_JPEGS.get((group, number)) or names.get(number, f"Tag0x{number:04X}")
        if name in tags or number in _ELSEWHERE or (group == "GPS" and number in (2, 4, 7, 20, 22)):
            continue
        result.text_bytes += len(entry.head) if entry.kind in (ASCII, UNDEFINED, BYTE) else 0
        if result.text_bytes > _MAX_TEXT:
            raise MalformedError("it holds more text than can be shown")
        value = read_gps_value(name, entry) if group == "GPS" else read_value(name, entry)
        tags[name] = Tag(value, describe(name, value, entry.length))
    result.problems += [f"The {group} directory is broken: {problem}." for problem in directory.problems]
    if tags:
        result.groups[group] = tags
