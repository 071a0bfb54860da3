"""The blocks of GIF files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rethumb_desktop.metadata.containers.malformed import MAX_PARTS, MalformedError

COMMENT, PLAIN_TEXT, CONTROL, APPLICATION = 0xFE, 0x01, 0xF9, 0xFF
PICTURE, TRAILER = 0x2C, 0x3B
_LONGEST_EXTENSION = 16 << 20
# Two blocks a frame: an hour at 25 frames a second.
_MAX_BLOCKS = 200_000
# Writers fill their sub-blocks of up to 255 bytes; nothing but tiny ones is no picture.
_USUAL_SUB_BLOCK = 64


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
    reader = _BlockReader(data)
    place = 13 + _table_size(data[10])
    for _ in range(_MAX_BLOCKS):
        if place >= len(data):
            raise MalformedError("the picture is cut off before its end")
        if data[place] == TRAILER:
            yield Block(TRAILER, b"", b"", b"", place, place + 1)
            return
        if data[place] == PICTURE:
            block = reader.read_picture(place)
        elif data[place] == 0x21:
            block = reader.read_extension(place)
        else:
            raise MalformedError(f"there is no block at byte {place}")
        yield block
        place = block.end
    raise MalformedError("it has too many blocks")


def _table_size(flags: int) -> int:
    return 3 * (2 << (flags & 7)) if flags & 0x80 else 0


class _BlockReader:
    """Reads single blocks, with a limit to the number of sub-blocks in all of them."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._sub_blocks_left = MAX_PARTS + len(data) // _USUAL_SUB_BLOCK

    def read_picture(self, start: int) -> Block:
        if start + 11 > len(self._data):
            raise MalformedError("the picture is cut off before its end")
        place = start + 10 + _table_size(self._data[start + 9]) + 1
        return Block(PICTURE, b"", b"", b"", start, self._skip_sub_blocks(place))

    def read_extension(self, start: int) -> Block:
        data = self._data
        end = self._skip_sub_blocks(start + 2)
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

    def _skip_sub_blocks(self, place: int) -> int:
        data = self._data
        for step in range(self._sub_blocks_left):
            if place >= len(data):
                raise MalformedError("the picture is cut off before its end")
            size = data[place]
            place += size + 1
            if size == 0:
                self._sub_blocks_left -= step
                return place
        raise MalformedError("it has too many sub-blocks")
