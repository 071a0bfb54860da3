"""The chunks of WebP files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rethumb_desktop.metadata.containers.malformed import MAX_PARTS, MalformedError


@dataclass(frozen=True)
class Chunk:
    """One chunk; `end` is the first byte after it and its padding."""

    name: str
    data: bytes
    start: int
    end: int


def riff_size(data: bytes) -> int:
    """Return the number of bytes that the file says it has. Raises MalformedError where it is no WebP."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise MalformedError("it does not begin with the WebP header")
    return int.from_bytes(data[4:8], "little") + 8


def read_chunks(data: bytes, start: int = 12, end: int | None = None) -> Iterator[Chunk]:
    """Yield the chunks between two bytes. Raises MalformedError where one is cut off."""
    place = start
    end = len(data) if end is None else end
    for _ in range(MAX_PARTS):
        if place >= end:
            return
        if place + 8 > end:
            raise MalformedError("the last chunk is cut off")
        size = int.from_bytes(data[place + 4 : place + 8], "little")
        if place + 8 + size > end:
            raise MalformedError(f"the chunk at byte {place} is cut off")
        name = data[place : place + 4].decode("latin-1")
        after = min(end, place + 8 + size + size % 2)
        yield Chunk(name, data[place + 8 : place + 8 + size], place, after)
        place = after
    raise MalformedError("it has too many chunks")
