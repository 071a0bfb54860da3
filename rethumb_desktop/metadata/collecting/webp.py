"""Taking WebP files apart."""

from __future__ import annotations

from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.metadata.collecting.blocks import Blocks
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.containers.webp import Chunk, read_chunks, riff_size

_ALPHA = 0x10


def collect(data: bytes) -> Blocks:
    """Take a WebP file apart."""
    blocks = Blocks(PictureFormat.WEBP)
    frames = 0
    try:
        for chunk in read_chunks(data, end=min(len(data), riff_size(data))):
            frames += chunk.name == "ANMF"
            _take(chunk, blocks)
    except MalformedError as error:
        blocks.problems.append(f"The WebP file is broken: {error}.")
    blocks.frames = max(1, frames)
    return blocks


def _take(chunk: Chunk, blocks: Blocks) -> None:
    data = chunk.data
    if chunk.name == "EXIF":
        blocks.add_exif(data)
    elif chunk.name == "XMP ":
        blocks.xmp.append(data)
    elif chunk.name == "ICCP":
        blocks.icc = data
    elif blocks.width:
        return
    elif chunk.name == "VP8X" and len(data) >= 10:
        blocks.mode = "RGBA" if data[0] & _ALPHA else "RGB"
        blocks.width = int.from_bytes(data[4:7], "little") + 1
        blocks.height = int.from_bytes(data[7:10], "little") + 1
    elif chunk.name == "VP8 " and data[3:6] == b"\x9d\x01\x2a" and len(data) >= 10:
        blocks.mode = "RGB"
        blocks.width = int.from_bytes(data[6:8], "little") & 0x3FFF
        blocks.height = int.from_bytes(data[8:10], "little") & 0x3FFF
    elif chunk.name == "VP8L" and data[:1] == b"\x2f" and len(data) >= 5:
        bits = int.from_bytes(data[1:5], "little")
        blocks.mode = "RGBA" if bits >> 28 & 1 else "RGB"
        blocks.width = (bits & 0x3FFF) + 1
        blocks.height = (bits >> 14 & 0x3FFF) + 1
