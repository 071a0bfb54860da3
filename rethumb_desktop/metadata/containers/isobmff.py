"""The boxes of AVIF and HEIC files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rethumb_desktop.metadata.containers.malformed import MalformedError

_MAX_ITEMS = 20_000
_MAX_BOXES = 50_000
_MAX_PROPERTIES = 255
_LARGEST_ITEM = 64 << 20


@dataclass(frozen=True)
class Box:
    """One box: its contents lie between `body` and `end`."""

    name: str
    start: int
    body: int
    end: int


@dataclass
class Item:
    """One item of the meta box: a picture, an EXIF block, a text. `extents` are (offset, length) in the file."""

    number: int
    kind: str = ""
    name: str = ""
    content_type: str = ""
    extents: list[tuple[int, int]] = field(default_factory=list)
    properties: list[int] = field(default_factory=list)

    def read(self, data: bytes) -> bytes:
        """Return the item's bytes. Raises MalformedError where they lie outside of the file."""
        if any(offset + length > len(data) for offset, length in self.extents):
            raise MalformedError("it lies outside of the file")
        if sum(length for _, length in self.extents) > _LARGEST_ITEM:
            raise MalformedError("it is larger than 64 MB")
        return b"".join(data[offset : offset + length] for offset, length in self.extents)


@dataclass
class Meta:
    """The meta box: items by number, the main one, their properties, and who refers to whom."""

    items: dict[int, Item] = field(default_factory=dict)
    primary: int = 0
    properties: list[Box] = field(default_factory=list)
    references: list[tuple[str, int, list[int]]] = field(default_factory=list)

    def properties_of(self, number: int) -> list[Box]:
        item = self.items.get(number)
        places = item.properties[:_MAX_PROPERTIES] if item else []
        return [self.properties[i - 1] for i in places if 0 < i <= len(self.properties)]


def read_boxes(data: bytes, start: int = 0, end: int | None = None) -> Iterator[Box]:
    """Yield the boxes between two bytes. Raises MalformedError where one is cut off."""
    end = len(data) if end is None else end
    place = start
    for _ in range(_MAX_BOXES):
        if place >= end:
            return
        if place + 8 > end:
            raise MalformedError("the last box is cut off")
        size = int.from_bytes(data[place : place + 4], "big")
        name = data[place + 4 : place + 8].decode("latin-1")
        body = place + 8
        if size == 1:
            size = int.from_bytes(data[body : body + 8], "big")
            body += 8
        elif size == 0:
            size = end - place
        if size < body - place or place + size > end:
            raise MalformedError(f"the box at byte {place} is cut off")
        yield Box(name, place, body, place + size)
        place += size
    raise MalformedError("it has too many boxes")


class _Cursor:
    """Reads big-endian integers one after the other."""

    def __init__(self, data: bytes, place: int, end: int) -> None:
        self._data = data
        self.place = place
        self._end = end

    def take(self, size: int) -> int:
        if self.place + size > self._end:
            raise MalformedError("a table of the meta box is cut off")
        self.place += size
        return int.from_bytes(self._data[self.place - size : self.place], "big")

    def text(self) -> str:
        found = self._data.find(b"\0", self.place, self._end)
        found = self._end if found < 0 else found
        text = self._data[self.place : found].decode("utf-8", "replace")
        self.place = min(self._end, found + 1)
        return text


def read_meta(data: bytes, meta: Box) -> Meta:
    """Read the tables of a meta box. Raises MalformedError where they are broken."""
    result = Meta()
    children = list(read_boxes(data, meta.body + 4, meta.end))
    by_name = {box.name: box for box in reversed(children)}
    if box := by_name.get("pitm"):
        cursor = _Cursor(data, box.body, box.end)
        result.primary = cursor.take(4 if cursor.take(4) >> 24 else 2)
    if box := by_name.get("iinf"):
        _read_items(data, box, result)
    if box := by_name.get("iloc"):
        idat = by_name.get("idat")
        _read_locations(data, box, result, idat.body if idat else 0)
    if box := by_name.get("iprp"):
        _read_properties(data, box, result)
    if box := by_name.get("iref"):
        _read_references(data, box, result)
    return result


def _read_items(data: bytes, box: Box, result: Meta) -> None:
    cursor = _Cursor(data, box.body, box.end)
    cursor.take(2 if not cursor.take(4) >> 24 else 4)
    for child in read_boxes(data, cursor.place, box.end):
        if child.name != "infe":
            continue
        entry = _Cursor(data, child.body, child.end)
        version = entry.take(4) >> 24
        item = Item(entry.take(4 if version >= 3 else 2))
        entry.take(2)
        if version >= 2:
            item.kind = entry.take(4).to_bytes(4, "big").decode("latin-1")
        item.name = entry.text()
        if item.kind in ("mime", "uri ", ""):
            item.content_type = entry.text()
        result.items[item.number] = item
        if len(result.items) > _MAX_ITEMS:
            raise MalformedError("the meta box names too many items")


def _read_locations(data: bytes, box: Box, result: Meta, idat: int) -> None:
    cursor = _Cursor(data, box.body, box.end)
    version = cursor.take(4) >> 24
    sizes = cursor.take(2)
    offset_size, length_size, base_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index_size = sizes & 15 if version in (1, 2) else 0
    for _ in range(cursor.take(4 if version == 2 else 2)):
        number = cursor.take(4 if version == 2 else 2)
        method = cursor.take(2) & 15 if version in (1, 2) else 0
        cursor.take(2)
        base = cursor.take(base_size) + (idat if method == 1 else 0)
        extents = []
        count = cursor.take(2)
        if count > 1 and not offset_size + length_size:
            raise MalformedError("the places of the items take no room")
        for _ in range(count):
            cursor.take(index_size)
            offset = base + cursor.take(offset_size)
            extents.append((offset, cursor.take(length_size)))
        if number in result.items and method in (0, 1):
            result.items[number].extents = extents


def _read_properties(data: bytes, box: Box, result: Meta) -> None:
    for child in read_boxes(data, box.body, box.end):
        if child.name == "ipco":
            result.properties = list(read_boxes(data, child.body, child.end))
        elif child.name == "ipma":
            cursor = _Cursor(data, child.body, child.end)
            head = cursor.take(4)
            for _ in range(cursor.take(4)):
                number = cursor.take(4 if head >> 24 else 2)
                size, mask = (2, 0x7FFF) if head & 1 else (1, 0x7F)
                places = [cursor.take(size) & mask for _ in range(cursor.take(1))]
                if number in result.items:
                    result.items[number].properties += places


def _read_references(data: bytes, box: Box, result: Meta) -> None:
    cursor = _Cursor(data, box.body, box.end)
    size = 4 if cursor.take(4) >> 24 else 2
    for child in read_boxes(data, cursor.place, box.end):
        entry = _Cursor(data, child.body, child.end)
        source = entry.take(size)
        targets = [entry.take(size) for _ in range(entry.take(2))]
        result.references.append((child.name, source, targets))
