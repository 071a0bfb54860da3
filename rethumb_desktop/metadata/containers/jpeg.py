"""The segments of JPEG files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rethumb_desktop.metadata.containers.malformed import MalformedError

SOI, EOI, SOS, COM, APP0 = 0xD8, 0xD9, 0xDA, 0xFE, 0xE0
_TEM = 0x01
EXIF_HEADER = b"Exif\0\0"
XMP_HEADER = b"http://ns.adobe.com/xap/1.0/\0"
LONG_XMP_HEADER = b"http://ns.adobe.com/xmp/extension/\0"
ICC_HEADER = b"ICC_PROFILE\0"
PHOTOSHOP_HEADER = b"Photoshop 3.0\0"

#: Start of frame: all of C0 to CF but the tables (C4), the reserved (C8) and the arithmetic coding (CC).
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}

# Every one may hold 64 KB; no picture has as many, also where each of its scans is one.
_MAX_SEGMENTS = 50_000

_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_NO_FILLING = re.compile(rb"[^\xff]")


@dataclass(frozen=True)
class Segment:
    """One marker with its payload; `start` and `end` are its first byte and the first after it."""

    marker: int
    payload: bytes
    start: int
    end: int


def read_segments(data: bytes) -> Iterator[Segment]:
    """Yield the segments up to and with the end of the image; a scan's coded pixels are passed over.

    Raises MalformedError where something is no segment or cut off.
    """
    if data[:2] != b"\xff\xd8":
        raise MalformedError("it does not begin with the JPEG marker")
    yield Segment(SOI, b"", 0, 2)
    place = 2
    for _ in range(_MAX_SEGMENTS):
        segment = _read_segment(data, place)
        yield segment
        if segment.marker == EOI:
            return
        place = segment.end
        if segment.marker == SOS:
            found = _NEXT_MARKER.search(data, place)
            if not found:
                raise MalformedError("the picture is cut off before its end")
            place = found.start()
    raise MalformedError("it has too many segments")


def _read_segment(data: bytes, start: int) -> Segment:
    place = start
    if data[place : place + 1] != b"\xff":
        raise MalformedError(f"there is no segment at byte {place}")
    # Any number of filling bytes may stand before a marker's number, megabytes of them in a hostile file.
    found = _NO_FILLING.search(data, place)
    if not found:
        raise MalformedError("the picture is cut off before its end")
    marker = data[found.start()]
    place = found.end()
    if marker in (EOI, SOI, _TEM) or 0xD0 <= marker <= 0xD7:
        return Segment(marker, b"", start, place)
    length = int.from_bytes(data[place : place + 2], "big")
    if length < 2 or place + length > len(data):
        raise MalformedError(f"the segment {marker:02X} at byte {start} is cut off")
    return Segment(marker, data[place + 2 : place + length], start, place + length)


def has_end(data: bytes, place: int) -> bool:
    """Whether an end of the image follows the coded pixels at `place`; they themselves cannot look like one."""
    return data.find(bytes((0xFF, EOI)), place) >= 0


def read_resources(payload: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield number and bytes of Photoshop's image resources. Raises MalformedError where they are cut off."""
    place = 0
    while place + 12 <= len(payload):
        if payload[place : place + 4] not in (b"8BIM", b"PHUT", b"AgHg", b"DCSR", b"MeSa"):
            if not any(payload[place:]):
                return
            raise MalformedError("the Photoshop resources hold something else")
        number = int.from_bytes(payload[place + 4 : place + 6], "big")
        name = payload[place + 6]
        place += 6 + name + 1 + (name + 1) % 2
        size = int.from_bytes(payload[place : place + 4], "big")
        place += 4
        if place + size > len(payload):
            raise MalformedError("a Photoshop resource is cut off")
        yield number, payload[place : place + size]
        place += size + size % 2
