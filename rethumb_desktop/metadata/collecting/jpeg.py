"""Taking JPEG files apart."""

from __future__ import annotations

from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.metadata.collecting.blocks import Blocks, decode_text
from rethumb_desktop.metadata.containers.jpeg import (
    APP0,
    COM,
    EXIF_HEADER,
    FRAMES,
    ICC_HEADER,
    LONG_XMP_HEADER,
    PHOTOSHOP_HEADER,
    SOS,
    XMP_HEADER,
    Segment,
    has_end,
    read_resources,
    read_segments,
)
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.containers.tiff import is_tiff, open_tiff

_MODES = {1: "L", 3: "RGB", 4: "CMYK"}
_IPTC_RESOURCE = 0x0404
_MPF_COUNT = 0xB001


class _JpegParts:
    """What is spread over several segments until all have been seen."""

    def __init__(self) -> None:
        self.exif = bytearray()
        self.icc: dict[int, bytes] = {}
        self.resources = bytearray()
        self.long_xmp: dict[bytes, dict[int, bytes]] = {}
        self.pictures = b""

    def take(self, segment: Segment, blocks: Blocks) -> None:
        payload = segment.payload
        if segment.marker == APP0 + 1 and payload[:5] == EXIF_HEADER[:5]:
            # A block over 64 KB goes on in the next segment, without a TIFF header of its own.
            if not self.exif or not is_tiff(payload[6:10]):
                self.exif += payload[6:]
        elif segment.marker == APP0 + 1 and payload.startswith(XMP_HEADER):
            blocks.xmp.append(payload[len(XMP_HEADER) :])
        elif segment.marker == APP0 + 1 and payload.startswith(LONG_XMP_HEADER):
            rest = payload[len(LONG_XMP_HEADER) :]
            parts = self.long_xmp.setdefault(rest[:32], {})
            parts[int.from_bytes(rest[36:40], "big")] = rest[40:]
        elif segment.marker == APP0 + 1 and b"<x:xmpmeta" in payload[:1024]:
            # Some write the packet behind another header, or behind none.
            blocks.xmp.append(payload)
        elif segment.marker == APP0 + 2 and payload.startswith(ICC_HEADER):
            self.icc.setdefault(payload[12] if len(payload) > 12 else 0, payload[14:])
        elif segment.marker == APP0 + 2 and payload.startswith(b"MPF\0"):
            self.pictures = payload[4:]
        elif segment.marker == APP0 + 13 and payload.startswith(PHOTOSHOP_HEADER):
            self.resources += payload[len(PHOTOSHOP_HEADER) :]

    def finish(self, blocks: Blocks) -> None:
        if self.exif:
            blocks.add_exif(bytes(self.exif))
        blocks.icc = b"".join(self.icc[i] for i in sorted(self.icc))
        for parts in self.long_xmp.values():
            blocks.xmp.append(b"".join(parts[i] for i in sorted(parts)))
        collect_resources(bytes(self.resources), blocks)
        blocks.frames = _count_pictures(self.pictures)


def collect(data: bytes) -> Blocks:
    """Take a JPEG file apart, up to the pixels; of these only whether they end is looked at."""
    blocks = Blocks(PictureFormat.JPEG)
    parts = _JpegParts()
    try:
        for segment in read_segments(data):
            if segment.marker in FRAMES and not blocks.width:
                _read_frame(segment.payload, blocks)
            elif segment.marker == COM:
                blocks.add_text("File", "Comment", decode_text(segment.payload))
            elif segment.marker == SOS:
                if not has_end(data, segment.end):
                    blocks.problems.append("The picture data ends early.")
                break
            else:
                parts.take(segment, blocks)
    except MalformedError as error:
        blocks.problems.append(f"The JPEG file is broken: {error}.")
    parts.finish(blocks)
    return blocks


def collect_resources(payload: bytes, blocks: Blocks) -> None:
    """Take what Photoshop's resources hold."""
    try:
        for number, resource in read_resources(payload):
            if number == _IPTC_RESOURCE and resource:
                blocks.iptc.append(resource)
    except MalformedError as error:
        blocks.problems.append(f"The Photoshop block is broken: {error}.")


def _read_frame(payload: bytes, blocks: Blocks) -> None:
    if len(payload) >= 6:
        blocks.height = int.from_bytes(payload[1:3], "big")
        blocks.width = int.from_bytes(payload[3:5], "big")
        blocks.mode = _MODES.get(payload[5], "")


def _count_pictures(block: bytes) -> int:
    if not block:
        return 1
    try:
        tiff = open_tiff(block)
        return max(1, min(tiff.directory(tiff.first).integer(_MPF_COUNT, 1), 1000))
    except MalformedError:
        return 1
