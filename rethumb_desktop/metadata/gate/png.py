"""The gate for PNG."""

from __future__ import annotations

from collections.abc import Iterator

from rethumb_desktop.domain.metadata import Finding
from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.containers.png import Chunk, read_chunks, read_text, unpack
from rethumb_desktop.metadata.gate.blocks import BROKEN, TRAILER, scan_exif, scan_profile, scan_xmp

_STRUCTURE = frozenset(
    [
        "IHDR",
        "PLTE",
        "IDAT",
        "IEND",
        "tRNS",
        "gAMA",
        "cHRM",
        "sRGB",
        "cICP",
        "sBIT",
        "bKGD",
        "hIST",
        "pHYs",
        "acTL",
        "fcTL",
        "fdAT",
    ]
)
_XMP = "XML:com.adobe.xmp"


def scan(data: bytes, allowed: MetadataMode) -> Iterator[Finding]:
    """Yield what a PNG file holds against the mode. Raises MalformedError where it cannot be read."""
    end = 0
    for chunk in read_chunks(data):
        end = chunk.end
        if chunk.name not in _STRUCTURE:
            try:
                yield from _scan_chunk(chunk, allowed)
            except MalformedError as error:
                yield Finding(BROKEN, f"{chunk.name}: {error}")
        elif chunk.name == "IEND" and chunk.data:
            yield Finding("hidden data", "IEND")
    if end < len(data):
        yield Finding(TRAILER, f"{len(data) - end} bytes behind the end of the picture")


def _scan_chunk(chunk: Chunk, allowed: MetadataMode) -> Iterator[Finding]:
    keep = allowed is MetadataMode.KEEP
    if chunk.name == "eXIf":
        yield from scan_exif(chunk.data, allowed, "eXIf")
    elif chunk.name == "iCCP":
        yield from scan_profile(unpack(chunk.data.partition(b"\0")[2][1:]), allowed, "iCCP")
    elif chunk.name in ("tEXt", "zTXt", "iTXt"):
        keyword, text = read_text(chunk)
        if keyword == _XMP:
            yield from scan_xmp(text.encode("utf-8"), allowed, chunk.name)
        elif not keep or keyword.startswith("Raw profile type"):
            yield Finding("text", f"{chunk.name}, {keyword}")
    elif chunk.name == "tIME":
        if not keep:
            yield Finding("time", "tIME")
    else:
        yield Finding("unknown chunk", chunk.name)
