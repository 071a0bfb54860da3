"""The gate for WebP."""

from __future__ import annotations

from collections.abc import Iterator

from rethumb_desktop.domain.metadata import Finding
from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.metadata.containers.webp import Chunk, read_chunks, riff_size
from rethumb_desktop.metadata.gate.blocks import TRAILER, scan_exif, scan_profile, scan_xmp

_STRUCTURE = frozenset(("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM"))
_FRAME = frozenset(("VP8 ", "VP8L", "ALPH"))
_FRAME_HEADER = 16


def scan(data: bytes, allowed: MetadataMode) -> Iterator[Finding]:
    """Yield what a WebP file holds against the mode. Raises MalformedError where it cannot be read."""
    end = riff_size(data)
    for chunk in read_chunks(data, end=min(end, len(data))):
        if chunk.name == "ANMF":
            start = chunk.start + 8 + _FRAME_HEADER
            for part in read_chunks(data, start, chunk.start + 8 + len(chunk.data)):
                if part.name not in _FRAME:
                    yield Finding("unknown chunk", f"{part.name.strip()} in a frame")
        elif chunk.name not in _STRUCTURE:
            yield from _scan_chunk(chunk, allowed)
    if end < len(data):
        yield Finding(TRAILER, f"{len(data) - end} bytes behind the end of the picture")


def _scan_chunk(chunk: Chunk, allowed: MetadataMode) -> Iterator[Finding]:
    if chunk.name == "EXIF":
        yield from scan_exif(chunk.data.removeprefix(b"Exif\0\0"), allowed, "EXIF")
    elif chunk.name == "XMP ":
        yield from scan_xmp(chunk.data, allowed, "XMP")
    elif chunk.name == "ICCP":
        yield from scan_profile(chunk.data, allowed, "ICCP")
    else:
        yield Finding("unknown chunk", chunk.name.strip())
