"""A picture that fits its place, or the part of it that is looked at, with what a crop keeps."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rethumb_desktop.ui.widgets.layer import Layer
from rethumb_desktop.ui.widgets.viewport import Viewport

_MARGIN = 6
_DIMMED = QColor(0, 0, 0, 140)


class PictureView(QWidget):
    """Shows a layer as large as fits, never larger than its own pixels, or a sentence instead.

    With a viewport it shows what that says. A crop is a rectangle in shares of the picture, 0 to 1: what lies outside
    is dimmed. `moved` tells that the picture or its crop are somewhere else now.
    """

    moved = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, viewport: Viewport | None = None, layer: Layer | None = None
    ) -> None:
        super().__init__(parent)
        self.layer = layer or Layer()
        self.viewport = viewport
        self._crop: QRectF | None = None
        self.outside_text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if viewport is not None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setProperty("ownFocus", True)
            viewport.changed.connect(self.refresh)

    @property
    def text(self) -> str:
        return self.layer.text

    @property
    def crop(self) -> QRectF | None:
        return self._crop

    @property
    def has_picture(self) -> bool:
        return self.layer.has_picture

    def sizeHint(self) -> QSize:
        return QSize(240, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 60)

    def show_image(self, image: QImage, full_size: QSize) -> None:
        """Show an image that was reduced from one of `full_size` pixels."""
        self.layer.show_image(image, full_size)
        self.refresh()

    def show_text(self, text: str) -> None:
        """Show a sentence in place of a picture."""
        self.layer.show_text(text)
        self._crop = None
        self.refresh()

    def set_crop(self, crop: QRectF | None) -> None:
        """Mark the part of the picture that is kept; None or the whole picture marks nothing."""
        self._crop = None if crop == QRectF(0, 0, 1, 1) else crop
        self.refresh()

    def refresh(self) -> None:
        """Show the layer as it is now."""
        self.update()
        self.moved.emit()

    # Where things are

    def fitted_scale(self) -> float:
        """Return the scale at which all of the picture is seen, at most in its own pixels."""
        place = self.layer.place
        room = QSizeF(self.size()) - QSizeF(2 * _MARGIN, 2 * _MARGIN)
        if place.isEmpty() or room.isEmpty():
            return 1.0
        most = self.layer.size.width() / place.width() / self.devicePixelRatioF()
        return min(room.width() / place.width(), room.height() / place.height(), most)

    def scale(self) -> float:
        """Return how many pixels of the layout a pixel of the original takes."""
        viewport = self.viewport
        return self.fitted_scale() if viewport is None or viewport.fitted else viewport.scale

    def centre(self) -> QPointF:
        """Return the point of the scene in the middle of the view."""
        viewport = self.viewport
        return self.layer.place.center() if viewport is None or viewport.fitted else viewport.centre

    def scene_at(self, point: QPointF) -> QPointF:
        """Return which point of the scene lies at a point of the view."""
        return self.centre() + (point - self._middle()) / self.scale()

    def picture_rect(self) -> QRectF:
        """Return where the picture is painted, in the widget's coordinates."""
        return self.rect_of(self.layer)

    def rect_of(self, layer: Layer) -> QRectF:
        """Return where a layer is painted."""
        scale, place = self.scale(), layer.place
        corner = self._middle() + (place.topLeft() - self.centre()) * scale
        return QRectF(corner, place.size() * scale)

    def crop_rect(self) -> QRectF | None:
        """Return where the crop lies, in the widget's coordinates."""
        if self._crop is None or not self.has_picture:
            return None
        rect, crop = self.picture_rect(), self._crop
        return QRectF(
            rect.x() + crop.x() * rect.width(),
            rect.y() + crop.y() * rect.height(),
            crop.width() * rect.width(),
            crop.height() * rect.height(),
        )

    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.moved.emit()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.has_picture:
            self.paint_picture(painter)
        else:
            self.paint_text(painter, self.text, QRectF(self.rect()))
        if self.hasFocus() and self.viewport is not None:
            painter.setClipping(False)
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def paint_picture(self, painter: QPainter) -> None:
        """Paint the layer and its crop."""
        rect, seen = self.picture_rect(), QRectF(self.rect())
        self.layer.paint(painter, rect, seen, self.devicePixelRatioF())
        if not rect.intersects(seen):
            self.paint_text(painter, self.outside_text, seen)
        # A white picture on a white ground has an edge too.
        painter.setPen(QPen(QColor(128, 128, 128, 90), 1))
        painter.drawRect(rect)
        frame = self.crop_rect()
        if frame is not None:
            outside = QPainterPath()
            outside.addRect(rect & seen)
            outside.addRect(frame & seen)
            painter.fillPath(outside, _DIMMED)

    def paint_text(self, painter: QPainter, text: str, place: QRectF) -> None:
        """Paint a sentence in the middle of a place."""
        painter.setPen(self.palette().placeholderText().color())
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(place.adjusted(16, 8, -16, -8), flags, text)
