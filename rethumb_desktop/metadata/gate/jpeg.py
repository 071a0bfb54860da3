"""The gate for JPEG."""

from __future__ import annotations

from collections.abc import Iterator

from rethumb_desktop.domain.metadata import Finding
from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.metadata.containers.jpeg import (
    APP0,
    COM,
    EOI,
    EXIF_HEADER,
    FRAMES,
    ICC_HEADER,
    LONG_XMP_HEADER,
    PHOTOSHOP_HEADER,
    SOI,
    SOS,
    XMP_HEADER,
    Segment,
    read_segments,
)
from rethumb_desktop.metadata.gate.blocks import TRAILER, scan_exif, scan_profile, scan_resources, scan_xmp

_DHT, _DAC, _DQT, _DNL, _DRI, _TEM = 0xC4, 0xCC, 0xDB, 0xDC, 0xDD, 0x01
_STRUCTURE = FRAMES | {SOI, EOI, SOS, _DHT, _DAC, _DQT, _DNL, _DRI, _TEM}
_JFIF_LENGTH = 14
_ADOBE_LENGTH = 12


def scan(data: bytes, allowed: MetadataMode) -> Iterator[Finding]:
    """Yield what a JPEG file holds against the mode. Raises MalformedError where it cannot be read."""
    exif, profile, resources = bytearray(), bytearray(), bytearray()
    end = 0
    for segment in read_segments(data):
        end = segment.end
        payload = segment.payload
        if segment.marker == APP0 + 1 and payload.startswith(EXIF_HEADER[:5]):
            exif += payload[6:]
        elif segment.marker == APP0 + 2 and payload.startswith(ICC_HEADER):
            profile += payload[14:]
        elif segment.marker == APP0 + 13 and payload.startswith(PHOTOSHOP_HEADER):
            resources += payload[len(PHOTOSHOP_HEADER) :]
        else:
            yield from _scan_segment(segment, allowed)
    if exif:
        yield from scan_exif(bytes(exif), allowed, "APP1")
    if profile:
        yield from scan_profile(bytes(profile), allowed, "APP2")
    if resources:
        yield from scan_resources(bytes(resources), allowed, "APP13")
    if end < len(data):
        yield Finding(TRAILER, f"{len(data) - end} bytes behind the end of the picture")


def _scan_segment(segment: Segment, allowed: MetadataMode) -> Iterator[Finding]:
    payload = segment.payload
    if segment.marker in _STRUCTURE:
        return
    if segment.marker == COM:
        if allowed is not MetadataMode.KEEP:
            yield Finding("comment", f"byte {segment.start}")
    elif segment.marker == APP0 and payload.startswith(b"JFIF\0"):
        if len(payload) > _JFIF_LENGTH:
            yield Finding("embedded thumbnail", "APP0, JFIF")
    elif segment.marker == APP0 and payload.startswith(b"JFXX\0"):
        yield Finding("embedded thumbnail", "APP0, JFXX")
    elif segment.marker == APP0 + 14 and payload.startswith(b"Adobe") and len(payload) == _ADOBE_LENGTH:
        return
    elif segment.marker == APP0 + 1 and payload.startswith((XMP_HEADER, LONG_XMP_HEADER)):
        yield from scan_xmp(payload, allowed, "APP1")
    elif segment.marker == APP0 + 2 and payload.startswith(b"MPF\0"):
        yield Finding("further pictures", "APP2, MPF")
    elif APP0 <= segment.marker <= APP0 + 15:
        yield Finding("application data", f"APP{segment.marker - APP0}")
    else:
        yield Finding("unknown segment", f"{segment.marker:02X} at byte {segment.start}")
