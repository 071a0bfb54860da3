"""The gate for WebP."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rethumb_desktop.domain.metadata import Finding
from rethumb_desktop.domain.recipe import MetadataMode
from rethumb_desktop.metadata.containers.malformed import MalformedError
from rethumb_desktop.metadata.containers.webp import Chunk, read_chunks, riff_size
from rethumb_desktop.metadata.gate.blocks import FURTHER, HIDDEN, TRAILER
from rethumb_desktop.metadata.gate.exif import scan_exif
from rethumb_desktop.metadata.gate.profile import scan_profile
from rethumb_desktop.metadata.gate.webp_pixels import is_picture, is_transparency, lossy_size
from rethumb_desktop.metadata.gate.xmp import scan_xmp

#: How long they are, and which of their bits nothing uses (the background of an animation is not shown).
_HEADERS = {"VP8X": (10, bytes((0xC1, 0xFF, 0xFF, 0xFF))), "ANIM": (6, b"\xff\xff\xff\xff")}
_PICTURES = frozenset(("VP8 ", "VP8L"))
_FRAME = _PICTURES | {"ALPH"}
_FRAME_HEADER = 16
_ALPHA = 0x10


def scan(data: bytes, allowed: MetadataMode) -> Iterator[Finding]:
    """Yield what a WebP file holds against the mode. Raises MalformedError where it cannot be read."""
    end = riff_size(data)
    if end > len(data):
        raise MalformedError("the picture is cut off before its end")
    seen: Counter[str] = Counter()
    still: list[Chunk] = []
    flags, size = 0, None
    for chunk in read_chunks(data, end=end):
        seen[chunk.name] += 1
        if chunk.name == "VP8X" and len(chunk.data) >= _HEADERS["VP8X"][0]:
            flags, size = chunk.data[0], _size_at(chunk.data, 4)
        yield from _scan_padding(data, chunk)
        if chunk.name == "ANMF":
            yield from _scan_frame(data, chunk)
        elif chunk.name in _HEADERS:
            length, unused = _HEADERS[chunk.name]
            if len(chunk.data) != length or any(a & b for a, b in zip(chunk.data, unused, strict=False)):
                yield Finding(HIDDEN, chunk.name)
        elif chunk.name in _FRAME:
            still.append(chunk)
        else:
            yield from _scan_chunk(chunk, allowed)
    yield from _scan_pixels(still, size)
    yield from _scan_counts(seen, flags)
    if end < len(data):
        yield Finding(TRAILER, f"{len(data) - end} bytes behind the end of the picture")


def _scan_counts(seen: Counter[str], flags: int) -> Iterator[Finding]:
    """Yield what is there twice, or where nothing asks for it: of two pictures, or two packets, one is shown."""
    pictures = sum(seen[name] for name in _PICTURES)
    if pictures != (0 if seen["ANMF"] else 1):
        yield Finding(FURTHER, f"{pictures} pictures")
    if seen["ALPH"] and not (seen["VP8 "] and flags & _ALPHA):
        yield Finding(HIDDEN, "transparency of no picture")
    if seen["ANIM"] and not seen["ANMF"]:
        yield Finding(HIDDEN, "ANIM")
    for name, count in seen.items():
        if count > 1 and name not in _PICTURES and name != "ANMF":
            yield Finding(HIDDEN, f"{count} chunks of {name.strip()}")


def _scan_padding(data: bytes, chunk: Chunk) -> Iterator[Finding]:
    if any(data[chunk.start + 8 + len(chunk.data) : chunk.end]):
        yield Finding(HIDDEN, f"behind {chunk.name.strip()}")


def _scan_frame(data: bytes, frame: Chunk) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    parts: list[Chunk] = []
    if len(frame.data) < _FRAME_HEADER or frame.data[15] & 0xFC:
        yield Finding(HIDDEN, f"in the frame at byte {frame.start}")
    for part in read_chunks(data, frame.start + 8 + _FRAME_HEADER, frame.start + 8 + len(frame.data)):
        seen[part.name] += 1
        yield from _scan_padding(data, part)
        if part.name not in _FRAME:
            yield Finding("unknown chunk", f"{part.name.strip()} in a frame")
        else:
            parts.append(part)
    yield from _scan_pixels(parts, _size_at(frame.data, 6))
    if sum(seen[name] for name in _PICTURES) != 1 or seen["ALPH"] > seen["VP8 "]:
        yield Finding(FURTHER, f"in the frame at byte {frame.start}")


def _scan_pixels(parts: list[Chunk], size: tuple[int, int] | None) -> Iterator[Finding]:
    """Yield what is no coded picture of a size, where that is known, or no transparency of that picture."""
    shown = next((lossy_size(part.data) for part in parts if part.name == "VP8 "), None)
    for part in parts:
        exact = is_transparency(part.data, shown) if part.name == "ALPH" else is_picture(part.name, part.data, size)
        if not exact:
            yield Finding(HIDDEN, f"{part.name.strip()} at byte {part.start}")


def _size_at(data: bytes, place: int) -> tuple[int, int]:
    """Return width and height of a canvas or a frame: three bytes each, one less than there are pixels."""
    width, height = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (place, place + 3))
    return width, height


def _scan_chunk(chunk: Chunk, allowed: MetadataMode) -> Iterator[Finding]:
    if chunk.name == "EXIF":
        yield from scan_exif(chunk.data.removeprefix(b"Exif\0\0"), allowed, "EXIF")
    elif chunk.name == "XMP ":
        yield from scan_xmp(chunk.data, allowed, "XMP")
    elif chunk.name == "ICCP":
        yield from scan_profile(chunk.data, allowed, "ICCP")
    else:
        yield Finding("unknown chunk", chunk.name.strip())
