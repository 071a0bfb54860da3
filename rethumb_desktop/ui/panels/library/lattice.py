"""Where entries of one size stand: counted from their number, nothing is kept for each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPoint, QRect, QSize


@dataclass(frozen=True)
class Lattice:
    """`count` entries in a room of some width; `several` columns share it, else one takes all of it.

    Coordinates are those of the whole, from its upper left corner, as it is in a left-to-right layout.
    """

    count: int
    room: int
    size: QSize
    several: bool

    @cached_property
    def columns(self) -> int:
        return max(self.room // self.size.width(), 1) if self.several else 1

    @cached_property
    def width(self) -> int:
        """The width of an entry."""
        return max(self.room // self.columns, 1)

    @property
    def height(self) -> int:
        """The height of a line of entries."""
        return self.size.height()

    @property
    def left(self) -> int:
        """Where the first column begins: what cannot be shared out is left on both sides."""
        return max(self.room - self.columns * self.width, 0) // 2

    @property
    def total_height(self) -> int:
        return -(-self.count // self.columns) * self.height

    def line_of(self, row: int) -> int:
        return row // self.columns

    def rect_of(self, row: int) -> QRect:
        line, column = divmod(row, self.columns)
        return QRect(self.left + column * self.width, line * self.height, self.width, self.height)

    def row_at(self, point: QPoint) -> int | None:
        """Return the entry at a point, None where there is none."""
        column, line = (point.x() - self.left) // self.width, point.y() // self.height
        row = line * self.columns + column
        return row if 0 <= column < self.columns and 0 <= row < self.count else None

    def nearest_row(self, point: QPoint) -> int:
        """Return the entry at a point, or the one in whose direction it lies; -1 where there are none."""
        column = min(max((point.x() - self.left) // self.width, 0), self.columns - 1)
        row = max(point.y() // self.height, 0) * self.columns + column
        return min(row, self.count - 1)

    def rows_in(self, rect: QRect) -> range:
        """Return the entries of all lines that a rectangle touches."""
        first = max(rect.top() // self.height, 0) * self.columns
        last = (rect.bottom() // self.height + 1) * self.columns
        return range(min(first, self.count), max(min(last, self.count), 0))

    def step(self, row: int, by: int) -> int:
        """Return the entry so many further; over the edge lie the end of the column, or the last entry."""
        wanted = row + by
        if 0 <= wanted < self.count:
            return wanted
        if abs(by) < self.count and self.columns > 1 and abs(by) % self.columns == 0:
            column = row % self.columns
            last = column + (self.count - 1 - column) // self.columns * self.columns
            # Below the last full line there may be another one that is shorter.
            ends = (column, self.count - 1 if self.line_of(last) < self.line_of(self.count - 1) else last)
            return ends[by > 0]
        return 0 if by < 0 else self.count - 1
