"""The picture in the details, or what stands for it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from rethumb_desktop.ui.theme.theme import Theme

_LINES = 12
_GLYPH_LINES = 2


class EntryPicture(QWidget):
    """Shows an image as large as fits, never larger than its own pixels; without one, an icon of what it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("entryPicture")
        self._theme = theme
        self._pixmap = QPixmap()
        self._glyph = "image"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def side(self) -> int:
        """How large an image may be, in device pixels."""
        return round(max(self.height(), self.sizeHint().height()) * 1.5 * self.devicePixelRatioF())

    @property
    def has_image(self) -> bool:
        return not self._pixmap.isNull()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * _LINES, self.fontMetrics().height() * _LINES)

    def show_image(self, image: QImage | None, glyph: str) -> None:
        """Show an image, or the icon of that name where there is none."""
        self._pixmap = QPixmap.fromImage(image) if image is not None else QPixmap()
        self._glyph = glyph
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        if self._pixmap.isNull():
            self._paint_glyph(painter)
            return
        ratio = self.devicePixelRatioF()
        own = self._pixmap.size() / ratio
        size = own.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio).boundedTo(own)
        rect = QRectF(0, 0, size.width(), size.height())
        rect.moveCenter(QRectF(self.rect()).center())
        painter.drawPixmap(rect, self._pixmap, QRectF(self._pixmap.rect()))
        # A white picture on a white ground has an edge too.
        painter.setPen(QPen(QColor(128, 128, 128, 90), 1))
        painter.drawRect(rect)

    def _paint_glyph(self, painter: QPainter) -> None:
        colours = self._theme.colours
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(QColor(colours.base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        side = self.fontMetrics().height() * _GLYPH_LINES
        glyph = self._theme.pixmap(self._glyph, colours.quiet, side, self.devicePixelRatioF())
        painter.drawPixmap(self.rect().center() - QPoint(side // 2, side // 2), glyph)
