"""Rows that were painted, kept as pictures while nothing about them changes."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from rethumb_desktop.ui.panels.queue.rows import Row, RowPainter
from rethumb_desktop.ui.theme.theme import Theme


class RowPictures:
    """Puts rows on the view, each in one call of Qt while it is as it was.

    To paint a row takes some forty calls of Qt. Nearly all of them let go of Python's lock, and while a dozen threads
    want it each waits to have it again.
    """

    def __init__(self, painter: RowPainter, theme: Theme) -> None:
        self._rows = painter
        self._theme = theme
        self._size, self._ratio = QSize(), 1.0
        self._suited = 0, 0, 1.0, Qt.LayoutDirection.LeftToRight
        self._room = 0
        self._kept: OrderedDict[int, tuple[Row, QPixmap]] = OrderedDict()
        theme.changed.connect(self.forget)

    def suit(self, width: int, ratio: float, direction: Qt.LayoutDirection, room: int) -> None:
        """Take note of how wide rows are, and of how many can be seen at once: so many pictures are kept."""
        self._room = room
        suited = width, self._rows.row_height, ratio, direction
        if suited != self._suited:
            self._suited = suited
            self._size, self._ratio = QSize(width, self._rows.row_height), ratio
            self._rows.suit(self._size, ratio, direction)
            self.forget()

    def forget(self) -> None:
        """Have all rows painted anew."""
        self._kept.clear()

    def put(self, painter: QPainter, top: int, row: Row) -> None:
        """Put a row on the view, at this height of it."""
        if self._has_whole_pixels(top):
            painter.drawPixmap(0, top, self._picture(row))
            return
        painter.translate(0, top)
        self._rows.paint(painter, row)
        painter.translate(0, -top)

    def rehearse(self, row: Row) -> None:
        """Paint a row that nobody sees."""
        self._paint(row)

    def _has_whole_pixels(self, top: int) -> bool:
        """Return whether a row begins and ends between two pixels: a picture of it could not be put there else."""
        width, height, ratio, _ = self._suited
        return all((length * ratio).is_integer() for length in (top, width, height))

    def _picture(self, row: Row) -> QPixmap:
        before, picture = self._kept.get(row.job.id, (None, None))
        if picture is None or before != row:
            picture = self._paint(row)
            self._kept[row.job.id] = row, picture
        self._kept.move_to_end(row.job.id)
        while len(self._kept) > self._room:
            self._kept.popitem(last=False)
        return picture

    def _paint(self, row: Row) -> QPixmap:
        picture = QPixmap(self._size * self._ratio)
        picture.setDevicePixelRatio(self._ratio)
        # Letters are drawn better on a ground that cannot be seen through.
        picture.fill(QColor(self._theme.colours.base))
        painter = QPainter(picture)
        self._rows.paint(painter, row)
        painter.end()
        return picture
