"""The gate for JPEG."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rethumb_desktop.domain.metadata import Finding
from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.metadata.containers.jpeg import (
    APP0,
    COM,
    EXIF_HEADER,
    ICC_HEADER,
    LONG_XMP_HEADER,
    PHOTOSHOP_HEADER,
    XMP_HEADER,
    Segment,
    read_segments,
)
from rethumb_desktop.metadata.gate.blocks import FURTHER, HIDDEN, THUMBNAIL, TRAILER, scan_resources
from rethumb_desktop.metadata.gate.exif import scan_exif
from rethumb_desktop.metadata.gate.jpeg_pixels import PIXEL_MARKERS, JpegPixels
from rethumb_desktop.metadata.gate.profile import scan_profile
from rethumb_desktop.metadata.gate.xmp import scan_xmp

#: Version 1.1, square pixels of no size, no thumbnail.
_JFIF = bytes((1, 1, 0, 0, 1, 0, 1, 0, 0))
#: Blocks that a file has once, by how they begin; a profile and Photoshop's resources may go on in further segments.
_HEADERS = (
    ("JFIF", APP0, b"JFIF\0"),
    ("EXIF", APP0 + 1, EXIF_HEADER),
    ("XMP", APP0 + 1, XMP_HEADER),
    ("further XMP", APP0 + 1, LONG_XMP_HEADER),
    ("ICC profile", APP0 + 2, ICC_HEADER),
    ("Photoshop resources", APP0 + 13, PHOTOSHOP_HEADER),
)
_ONCE = frozenset(("JFIF", "EXIF", "XMP"))


def scan(data: bytes, allowed: MetadataMode) -> Iterator[Finding]:
    """Yield what a JPEG file holds against the mode. Raises MalformedError where it cannot be read."""
    blocks: defaultdict[str, list[bytes]] = defaultdict(list)
    pixels = JpegPixels(data)
    end = 0
    for segment in read_segments(data):
        end = segment.end
        pixels.take(segment)
        if data[segment.start + 1] != segment.marker:
            yield Finding(HIDDEN, f"filling at byte {segment.start}")
        for name, marker, header in _HEADERS:
            if segment.marker == marker and segment.payload.startswith(header):
                blocks[name].append(segment.payload[len(header) :])
                break
        else:
            yield from _scan_segment(segment, allowed)
    for problem in pixels.problems:
        yield Finding(HIDDEN, problem)
    yield from _scan_blocks(blocks, allowed)
    if end < len(data):
        yield Finding(TRAILER, f"{len(data) - end} bytes behind the end of the picture")


def _scan_blocks(blocks: dict[str, list[bytes]], allowed: MetadataMode) -> Iterator[Finding]:
    for name, parts in blocks.items():
        if len(parts) > 1 and name in _ONCE:
            yield Finding(HIDDEN, f"a second block of {name}")
        if name == "JFIF":
            if len(parts[0]) != len(_JFIF) or any(parts[0][-2:]):
                yield Finding(THUMBNAIL, "APP0, JFIF")
            elif parts[0] != _JFIF:
                yield Finding(HIDDEN, "APP0, JFIF")
        elif name == "EXIF":
            yield from scan_exif(b"".join(parts), allowed, "APP1")
        elif name == "ICC profile":  # two bytes count its segments
            yield from scan_profile(b"".join(part[2:] for part in parts), allowed, "APP2")
        elif name == "Photoshop resources":
            yield from scan_resources(b"".join(parts), allowed, "APP13")
        elif name == "XMP":
            yield from scan_xmp(b"".join(parts), allowed, "APP1")
        else:  # what did not fit into a packet: no rendition has that much to say
            yield Finding("XMP", "APP1, further XMP")


def _scan_segment(segment: Segment, allowed: MetadataMode) -> Iterator[Finding]:
    payload, where = segment.payload, f"byte {segment.start}"
    if segment.marker in PIXEL_MARKERS:
        return
    if segment.marker == COM:
        if allowed is not MetadataMode.KEEP:
            yield Finding("comment", where)
    elif segment.marker == APP0 and payload.startswith(b"JFXX\0"):
        yield Finding(THUMBNAIL, "APP0, JFXX")
    elif segment.marker == APP0 + 2 and payload.startswith(b"MPF\0"):
        yield Finding(FURTHER, "APP2, MPF")
    elif APP0 <= segment.marker <= APP0 + 15:
        yield Finding("application data", f"APP{segment.marker - APP0}")
    else:
        yield Finding("unknown segment", f"{segment.marker:02X} at {where}")
