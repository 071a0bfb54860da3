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
from rethumb_desktop.metadata.gate.png_pixels import PixelStream
from rethumb_desktop.metadata.gate.profile import scan_profile
from rethumb_desktop.metadata.gate.xmp import scan_xmp

#: Chunks that describe the pixels, and how many bytes they may have.
_LENGTHS = {
    "IHDR": (13,), "PLTE": range(3, 769, 3), "IEND": (0,), "tRNS": range(1, 257), "gAMA": (4,), "cHRM": (32,),
    "sRGB": (1,), "cICP": (4,), "sBIT": range(1, 5), "bKGD": (1, 2, 6), "pHYs": (9,), "acTL": (8,), "fcTL": (26,),
}  # fmt: skip
_PIXELS = frozenset(("IDAT", "fdAT"))
_REPEATED = _PIXELS | {"fcTL", "tEXt", "zTXt", "iTXt"}
_XMP = "XML:com.adobe.xmp"
_XMP_HEADER = _XMP.encode() + b"\0\0\0\0\0"
_PROFILE_NAMES = (b"ICC Profile", b"ICC profile", b"icc", b"sRGB")


def scan(data: bytes, allowed: MetadataMode) -> Iterator[Finding]:
    """Yield what a PNG file holds against the mode. Raises MalformedError where it cannot be read."""
    seen: set[str] = set()
    pixels = _Pixels()
    end = 0
    for chunk in read_chunks(data):
        end = chunk.end
        if zlib.crc32(memoryview(data)[chunk.start + 4 : chunk.end - 4]) != int.from_bytes(data[end - 4 : end], "big"):
            yield Finding(HIDDEN, f"{chunk.name}: its checksum is another one")
        if chunk.name in seen and chunk.name not in _REPEATED:
            yield Finding(HIDDEN, f"a second {chunk.name}")
        seen.add(chunk.name)
        if chunk.name in _PIXELS:
            pixels.take(chunk, data[chunk.start + 8 : chunk.end - 4])
        elif chunk.name in _LENGTHS:
            if len(chunk.data) not in _LENGTHS[chunk.name]:
                yield Finding(HIDDEN, chunk.name)
            pixels.announce(chunk)
        else:
            try:
                yield from _scan_chunk(chunk, allowed)
            except MalformedError as error:
                yield Finding(BROKEN, f"{chunk.name}: {error}")
    if not pixels.are_exact:
        yield Finding(HIDDEN, "data that are no pixels")
    if end < len(data):
        yield Finding(TRAILER, f"{len(data) - end} bytes behind the end of the picture")


class _Pixels:
    """The frames of a file: each announced by a header, then a stream of its data."""

    def __init__(self) -> None:
        self._header = b""
        self._size = (0, 0)
        self._streams: list[PixelStream] = []
        self._lost = False
        self._first = 0

    @property
    def are_exact(self) -> bool:
        return not self._lost and bool(self._streams) and all(stream.is_exact for stream in self._streams)

    def announce(self, chunk: Chunk) -> None:
        """Take a chunk that may tell the size of the next frame."""
        if chunk.name == "IHDR" and len(chunk.data) == 13:
            self._header = chunk.data
            self._begin(chunk.data[:8])
        elif chunk.name == "fcTL" and len(chunk.data) == 26 and self._first:
            self._begin(chunk.data[4:12])
        elif chunk.name == "PLTE" and self._header[9:10] != b"\3":  # colours that nothing shows
            self._lost = True

    def take(self, chunk: Chunk, body: bytes) -> None:
        """Take data of pixels: those of the picture itself, or behind four bytes that count, of a frame."""
        if not self._streams or (chunk.name == "IDAT" and len(self._streams) > 1):
            self._lost = True
            return
        self._first += 1
        self._streams[-1].feed(body if chunk.name == "IDAT" else body[4:])

    def _begin(self, size: bytes) -> None:
        width, height = int.from_bytes(size[:4], "big"), int.from_bytes(size[4:], "big")
        self._streams.append(PixelStream(self._header, width, height))


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
