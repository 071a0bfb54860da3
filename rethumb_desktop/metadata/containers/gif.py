"""The blocks of GIF files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rethumb_desktop.metadata.containers.malformed import MalformedError

COMMENT, PLAIN_TEXT, CONTROL, APPLICATION = 0xFE, 0x01, 0xF9, 0xFF
PICTURE, TRAILER = 0x2C, 0x3B
_LONGEST_EXTENSION = 16 << 20


@dataclass(frozen=True)
class Block:
    """One block: a picture, an extension (`kind` is its label) or the trailer.

    `header` is an extension's first sub-block, `data` all others joined; `raw` are the bytes between header and
    end as stored, for what does not keep to sub-blocks. Pictures have neither.
    """

    kind: int
    header: bytes
    data: bytes
    raw: bytes
    start: int
    end: int


def read_blocks(data: bytes) -> Iterator[Block]:
    """Yield the blocks up to and with the trailer. Raises MalformedError where something is cut off."""
    if data[:6] not in (b"GIF87a", b"GIF89a"):
        raise MalformedError("it does not begin with the GIF signature")
    if len(data) < 13:
        raise MalformedError("the picture is cut off in its header")
    place = 13 + _table_size(data[10])
    while place < len(data):
        if data[place] == TRAILER:
            yield Block(TRAILER, b"", b"", b"", place, place + 1)
            return
        if data[place] == PICTURE:
            block = _read_picture(data, place)
        elif data[place] == 0x21:
            block = _read_extension(data, place)
        else:
            raise MalformedError(f"there is no block at byte {place}")
        yield block
        place = block.end
    raise MalformedError("the picture is cut off before its end")


def _table_size(flags: int) -> int:
    return 3 * (2 << (flags & 7)) if flags & 0x80 else 0


def _read_picture(data: bytes, start: int) -> Block:
    if start + 11 > len(data):
        raise MalformedError("the picture is cut off before its end")
    place = start + 10 + _table_size(data[start + 9]) + 1
    return Block(PICTURE, b"", b"", b"", start, _skip_sub_blocks(data, place))


def _skip_sub_blocks(data: bytes, place: int) -> int:
    while place < len(data):
        size = data[place]
        place += size + 1
        if size == 0:
            return place
    raise MalformedError("the picture is cut off before its end")


def _read_extension(data: bytes, start: int) -> Block:
    end = _skip_sub_blocks(data, start + 2)
    if end - start > _LONGEST_EXTENSION:
        raise MalformedError("an extension is larger than 16 MB")
    parts = []
    place = start + 2
    while data[place]:
        parts.append(data[place + 1 : place + 1 + data[place]])
        place += data[place] + 1
    label = data[start + 1]
    if label == COMMENT:
        return Block(label, b"", b"".join(parts), b"", start, end)
    header = parts[0] if parts else b""
    raw = data[start + 3 + len(header) : end]
    return Block(label, header, b"".join(parts[1:]), raw, start, end)
