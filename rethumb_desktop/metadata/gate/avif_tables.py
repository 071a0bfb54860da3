"""The tables of an AVIF's meta box: whether each ends where its entries do."""

from __future__ import annotations

from collections.abc import Callable

from rethumb_desktop.metadata.containers.isobmff import Box, read_boxes
from rethumb_desktop.metadata.containers.malformed import MalformedError


class _Table:
    """Reads the big-endian integers of a box that begins with a version and flags."""

    def __init__(self, data: bytes, start: int, end: int) -> None:
        self._data = data
        self._place = start
        self._end = end
        self.version = self.take(1)
        self.flags = self.take(3)

    def take(self, size: int) -> int:
        self._place += size
        if self._place > self._end:
            raise MalformedError("a table of the meta box is cut off")
        return int.from_bytes(self._data[self._place - size : self._place], "big")

    def take_text(self) -> None:
        """Pass over a text and the zero behind it."""
        self._place = self._data.find(b"\0", self._place, self._end) + 1 or self._end + 1

    def below(self, name: str) -> _Table:
        """Return the box that follows, which has to be of this name."""
        size, found = self.take(4), self.take(4)
        start = self._place
        self.take(size - 8 if size >= 8 else self._end)
        if found != int.from_bytes(name.encode(), "big"):
            raise MalformedError("a table of the meta box holds something else")
        return _Table(self._data, start, self._place)

    @property
    def is_at_end(self) -> bool:
        return self._place == self._end


def inexact_tables(data: bytes, meta: Box) -> list[str]:
    """Return the names of the tables that hold more than their entries. Raises MalformedError."""
    boxes = list(read_boxes(data, meta.body + 4, meta.end))
    for box in [box for box in boxes if box.name == "iprp"]:
        boxes += read_boxes(data, box.body, box.end)
    tables = [(box.name, _Table(data, box.body, box.end)) for box in boxes if box.name in _READERS]
    return [name for name, table in tables if not _READERS[name](table)]


def _is_exact_primary(table: _Table) -> bool:
    table.take(4 if table.version else 2)
    return table.is_at_end


def _is_exact_location(table: _Table) -> bool:
    wide = 4 if table.version == 2 else 2
    sizes = table.take(2)
    offset, length, base = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index = sizes & 15 if table.version else 0
    for _ in range(table.take(wide)):
        table.take(wide + (2 if table.version else 0) + 2 + base)
        for _ in range(table.take(2)):
            table.take(index + offset + length)
    return table.is_at_end


def _is_exact_information(table: _Table) -> bool:
    entries = [table.below("infe") for _ in range(table.take(4 if table.version else 2))]
    return table.is_at_end and all(_is_exact_entry(entry) for entry in entries)


def _is_exact_entry(entry: _Table) -> bool:
    entry.take(4 if entry.version == 3 else 2)
    protection, kind = entry.take(2), entry.take(4)
    entry.take_text()
    if kind == int.from_bytes(b"mime", "big"):
        entry.take_text()
    return protection == 0 and entry.is_at_end


def _is_exact_association(table: _Table) -> bool:
    wide = 2 if table.flags & 1 else 1
    for _ in range(table.take(4)):
        table.take(4 if table.version else 2)
        table.take(wide * table.take(1))
    return table.is_at_end


_READERS: dict[str, Callable[[_Table], bool]] = {
    "pitm": _is_exact_primary,
    "iloc": _is_exact_location,
    "iinf": _is_exact_information,
    "ipma": _is_exact_association,
}
