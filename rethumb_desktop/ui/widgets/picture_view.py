"""A picture that fits its place, with the part that a crop keeps."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

_CHECK = 8
_MARGIN = 10


class PictureView(QWidget):
    """Shows an image as large as fits, never larger than its own pixels, or a sentence instead.

    A crop is a rectangle in shares of the picture, 0 to 1: what lies outside is dimmed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self._full_size = QSize()
        self._crop: QRectF | None = None
        self._text = ""
        self._checks = QBrush()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def text(self) -> str:
        return self._text

    @property
    def crop(self) -> QRectF | None:
        return self._crop

    @property
    def has_picture(self) -> bool:
        return not self._pixmap.isNull()

    def sizeHint(self) -> QSize:
        return QSize(240, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 60)

    def show_image(self, image: QImage, full_size: QSize) -> None:
        """Show an image that was reduced from one of `full_size` pixels."""
        self._pixmap = QPixmap.fromImage(image)
        self._full_size = full_size
        self._text = ""
        self.update()

    def show_text(self, text: str) -> None:
        """Show a sentence in place of a picture."""
        self._pixmap = QPixmap()
        self._crop = None
        self._text = text
        self.update()

    def set_crop(self, crop: QRectF | None) -> None:
        """Mark the part of the picture that is kept; None or the whole picture marks nothing."""
        self._crop = None if crop == QRectF(0, 0, 1, 1) else crop
        self.update()

    def picture_rect(self) -> QRectF:
        """Return where the picture is painted, in the widget's coordinates."""
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        most = QSizeF(self._full_size) / self.devicePixelRatioF()
        size = QSizeF(self._full_size).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        if size.width() > most.width():
            size = most
        rect = QRectF(0, 0, size.width(), size.height())
        rect.moveCenter(room.center())
        return rect

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._pixmap.isNull():
            painter.setPen(self.palette().placeholderText().color())
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(16, 8, -16, -8), flags, self._text)
            return
        rect = self.picture_rect()
        if self._pixmap.hasAlphaChannel():
            painter.fillRect(rect, self._check_brush())
        painter.drawPixmap(rect, self._pixmap, QRectF(self._pixmap.rect()))
        # A white picture on a white ground has an edge too.
        painter.setPen(QPen(QColor(128, 128, 128, 90), 1))
        painter.drawRect(rect)
        if self._crop is not None:
            self._paint_crop(painter, rect, self._crop)

    def _paint_crop(self, painter: QPainter, rect: QRectF, crop: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(
            rect.x() + crop.x() * rect.width(),
            rect.y() + crop.y() * rect.height(),
            crop.width() * rect.width(),
            crop.height() * rect.height(),
        )
        outside = QPainterPath()
        outside.addRect(rect)
        outside.addRect(frame)
        painter.fillPath(outside, QColor(0, 0, 0, 140))
        inner = frame.adjusted(1, 1, -1, -1)
        # White over black shows on every picture.
        painter.setPen(QPen(QColor(0, 0, 0, 160), 3))
        painter.drawRect(inner)
        painter.setPen(QPen(QColor(255, 255, 255), 1.5))
        painter.drawRect(inner)

    def _check_brush(self) -> QBrush:
        if self._checks.style() == Qt.BrushStyle.NoBrush:
            tile = QPixmap(2 * _CHECK, 2 * _CHECK)
            tile.fill(QColor("#ffffff"))
            painter = QPainter(tile)
            for x, y in ((0, 0), (_CHECK, _CHECK)):
                painter.fillRect(x, y, _CHECK, _CHECK, QColor("#d7d9dd"))
            painter.end()
            self._checks = QBrush(tile)
        return self._checks
