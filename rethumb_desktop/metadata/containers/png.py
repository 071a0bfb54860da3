"""The chunks of PNG files."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from rethumb_desktop.metadata.containers.malformed import MalformedError

SIGNATURE = b"\x89PNG\r\n\x1a\n"

# A text or a profile that is larger unpacked is no description of a picture but a bomb.
MAX_UNPACKED = 8 << 20

# Writers that know little memory fill a few hundred bytes each: these are pictures of tens of megabytes.
_MAX_CHUNKS = 100_000


@dataclass(frozen=True)
class Chunk:
    """One chunk; `end` is the first byte after its checksum. The data of pixels are left empty."""

    name: str
    data: bytes
    start: int
    end: int


def read_chunks(data: bytes) -> Iterator[Chunk]:
    """Yield the chunks up to and with IEND. Raises MalformedError where one is cut off."""
    if data[:8] != SIGNATURE:
        raise MalformedError("it does not begin with the PNG signature")
    place = 8
    for _ in range(_MAX_CHUNKS):
        size = int.from_bytes(data[place : place + 4], "big")
        name = data[place + 4 : place + 8]
        end = place + 12 + size
        if len(name) < 4 or end > len(data):
            raise MalformedError("the picture is cut off before its end")
        if not name.isalpha():
            raise MalformedError(f"there is no chunk at byte {place}")
        body = b"" if name in (b"IDAT", b"fdAT") else data[place + 8 : place + 8 + size]
        yield Chunk(name.decode("ascii"), body, place, end)
        if name == b"IEND":
            return
        place = end
    raise MalformedError("it has too many chunks")


def unpack(data: bytes) -> bytes:
    """Return zlib data unpacked. Raises MalformedError where they are broken or more than 8 MB."""
    packer = zlib.decompressobj()
    try:
        result = packer.decompress(data, MAX_UNPACKED)
    except zlib.error as error:
        raise MalformedError("its compressed data are broken") from error
    if packer.unconsumed_tail:
        raise MalformedError("it unpacks to more than 8 MB")
    return result


def read_text(chunk: Chunk) -> tuple[str, str]:
    """Return keyword and text of a tEXt, zTXt or iTXt chunk. Raises MalformedError."""
    key, found, rest = chunk.data.partition(b"\0")
    if not found:
        raise MalformedError("a text has no keyword")
    name = key.decode("latin-1")
    if chunk.name == "tEXt":
        return name, rest.decode("latin-1")
    if chunk.name == "zTXt":
        return name, unpack(rest[1:]).decode("latin-1")
    packed, rest = rest[:1] == b"\1", rest[2:]
    parts = rest.split(b"\0", 2)
    if len(parts) < 3:
        raise MalformedError("an international text is cut off")
    text = unpack(parts[2]) if packed else parts[2]
    return name, text.decode("utf-8", "replace")
