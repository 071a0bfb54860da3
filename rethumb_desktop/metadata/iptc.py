"""IPTC blocks (IIM): captions, keywords, credits."""

from __future__ import annotations

import re

from rethumb_desktop.domain.metadata import Tag, Value
from rethumb_desktop.metadata.collecting.blocks import decode_text
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.tag_names import IPTC_NAMES
from rethumb_desktop.metadata.wording import describe

_MARK = 0x1C
_CHARSET = (1, 90)
_MAX_SETS = 5_000
_UTF8 = b"\x1b%G"

_SHORTS = frozenset(
    ("EnvelopeRecordVersion", "FileFormat", "FileVersion", "ARMIdentifier", "ARMVersion",
     "ApplicationRecordVersion", "ObjectPreviewFileFormat", "ObjectPreviewFileVersion")
)  # fmt: skip
_DIGITS = frozenset(("Urgency", "EditorialUpdate", "EnvelopePriority", "ActionAdvised", "EnvelopeNumber"))
_BINARY = frozenset(("RasterizedCaption", "ObjectPreviewData"))
_LISTS = frozenset(
    ("Destination", "ProductID", "ObjectAttributeReference", "SubjectReference", "SupplementalCategories", "Keywords",
     "ContentLocationCode", "ContentLocationName", "ReferenceService", "ReferenceDate", "ReferenceNumber", "By-line",
     "By-lineTitle", "Contact", "LocalCaption", "Writer-Editor", "LanguageIdentifier", "CatalogSets")
)  # fmt: skip
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)$")
_TIME = re.compile(r"(\d\d)(\d\d)(\d\d)([+-]\d\d)?(\d\d)?")


def read_iptc(block: bytes) -> tuple[dict[str, Tag], list[str]]:
    """Return the tags of a block, and a sentence where it breaks off."""
    problems: list[str] = []
    sets: dict[tuple[int, int], list[bytes]] = {}
    try:
        _read_sets(block, sets)
    except MalformedError as error:
        problems.append(f"The IPTC block is broken: {error}.")
    utf8 = sets.get(_CHARSET, [b""])[0] == _UTF8
    tags: dict[str, Tag] = {}
    for key, parts in sets.items():
        name = IPTC_NAMES.get(key, f"Tag{key[0]}-{key[1]}")
        values = [_convert(name, part, utf8) for part in parts]
        value: Value = list(values) if len(values) > 1 and name in _LISTS else values[-1]
        text = "UTF-8" if key == _CHARSET and utf8 else describe(name, value, len(parts[0]))
        tags[name] = Tag(value, text)
    return tags, problems


def _read_sets(block: bytes, sets: dict[tuple[int, int], list[bytes]]) -> None:
    """Read records 1 and 2 (envelope, application); the others describe data, not the picture."""
    place = read = 0
    while place + 5 <= len(block):
        if block[place] != _MARK:
            if any(block[place:]):
                raise MalformedError(f"there is no data set at byte {place}")
            return
        key = block[place + 1], block[place + 2]
        size = int.from_bytes(block[place + 3 : place + 5], "big")
        place += 5
        if size & 0x8000:
            width = size & 0x7FFF
            if width > 4:
                raise MalformedError("a data set is too long")
            size = int.from_bytes(block[place : place + width], "big")
            place += width
        if place + size > len(block):
            raise MalformedError("a data set is cut off")
        if key[0] in (1, 2):
            read += 1
            if read > _MAX_SETS:
                raise MalformedError("it holds too many data sets")
            sets.setdefault(key, []).append(block[place : place + size])
        place += size


def _convert(name: str, part: bytes, utf8: bool) -> Value:
    if name in _BINARY:
        return None
    if name in _SHORTS:
        return int.from_bytes(part[:2], "big")
    text = part.decode("utf-8", "replace").strip("\0 ") if utf8 else decode_text(part)
    if name in _DIGITS and text.isascii() and text.isdigit():
        return int(text)
    if "Date" in name and (found := _DAY.match(text)):
        return ":".join(found.groups())
    if "Time" in name and (found := _TIME.match(text)):
        hours, minutes, seconds, zone_hours, zone_minutes = found.groups()
        zone = f"{zone_hours}:{zone_minutes or '00'}" if zone_hours else ""
        return f"{hours}:{minutes}:{seconds}{zone}"
    return text
