"""The gate for PNG."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from rethumb_desktop.domain.metadata import Finding
from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.containers.png import Chunk, read_chunks, read_text, unpack
from rethumb_desktop.metadata.gate.blocks import BROKEN, HIDDEN, TRAILER
from rethumb_desktop.metadata.gate.exif import scan_exif
from rethumb_desktop.metadata.gate.png_pixels import PIXEL_CHUNKS, PngPixels
from rethumb_desktop.metadata.gate.profile import scan_profile
from rethumb_desktop.metadata.gate.xmp import scan_xmp

#: Chunks that describe pixels but that no rendition needs: kept ones have so many bytes.
_KEPT_LENGTHS = {
    "gAMA": (4,),
    "cHRM": (32,),
    "sRGB": (1,),
    "cICP": (4,),
    "sBIT": range(1, 5),
    "bKGD": (1, 2, 6),
    "pHYs": (9,),
}
_REPEATED = frozenset(("IDAT", "fdAT", "fcTL", "tEXt", "zTXt", "iTXt"))
_XMP = "XML:com.adobe.xmp"
_XMP_HEADER = _XMP.encode() + b"\0\0\0\0\0"
_PROFILE_NAMES = (b"ICC Profile", b"ICC profile", b"icc", b"sRGB")


def scan(data: bytes, allowed: MetadataMode) -> Iterator[Finding]:
    """Yield what a PNG file holds against the mode. Raises MalformedError where it cannot be read."""
    seen: set[str] = set()
    pixels = PngPixels()
    end = 0
    for chunk in read_chunks(data):
        end = chunk.end
        if zlib.crc32(memoryview(data)[chunk.start + 4 : chunk.end - 4]) != int.from_bytes(data[end - 4 : end], "big"):
            yield Finding(HIDDEN, f"{chunk.name}: its checksum is another one")
        if chunk.name in seen and chunk.name not in _REPEATED:
            yield Finding(HIDDEN, f"a second {chunk.name}")
        seen.add(chunk.name)
        if chunk.name in PIXEL_CHUNKS:
            pixels.take(chunk.name, data[chunk.start + 8 : chunk.end - 4])
        else:
            try:
                yield from _scan_chunk(chunk, allowed)
            except MalformedError as error:
                yield Finding(BROKEN, f"{chunk.name}: {error}")
    if not pixels.are_exact:
        yield Finding(HIDDEN, "data that are no pixels")
    if end < len(data):
        yield Finding(TRAILER, f"{len(data) - end} bytes behind the end of the picture")


def _scan_chunk(chunk: Chunk, allowed: MetadataMode) -> Iterator[Finding]:
    keep = allowed is MetadataMode.KEEP
    if chunk.name == "eXIf":
        yield from scan_exif(chunk.data, allowed, "eXIf")
    elif chunk.name == "iCCP":
        yield from _scan_profile(chunk, allowed)
    elif chunk.name in ("tEXt", "zTXt", "iTXt"):
        keyword, text = read_text(chunk)
        if keyword == _XMP:
            if chunk.data.startswith(_XMP_HEADER):
                yield from scan_xmp(text.encode("utf-8"), allowed, chunk.name)
            else:  # words in the places of language and keyword, or packed
                yield Finding("XMP", chunk.name)
        elif not keep or keyword.startswith("Raw profile type"):
            yield Finding("text", f"{chunk.name}, {keyword}")
    elif chunk.name in _KEPT_LENGTHS:
        if not keep or len(chunk.data) not in _KEPT_LENGTHS[chunk.name]:
            yield Finding(HIDDEN, chunk.name)
    elif chunk.name == "tIME":
        if not keep:
            yield Finding("time", "tIME")
    else:
        yield Finding("unknown chunk", chunk.name)


def _scan_profile(chunk: Chunk, allowed: MetadataMode) -> Iterator[Finding]:
    name, _, packed = chunk.data.partition(b"\0")
    profile = unpack(packed[1:])
    yield from scan_profile(profile, allowed, "iCCP")
    unpacker = zlib.decompressobj()
    unpacker.decompress(packed[1:])
    if allowed is not MetadataMode.KEEP and (name not in _PROFILE_NAMES or unpacker.unused_data):
        yield Finding(HIDDEN, "iCCP")
