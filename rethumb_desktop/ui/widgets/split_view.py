"""Two pictures of one scene in one view, parted by a handle."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from rethumb_desktop.ui.widgets.layer import Layer
from rethumb_desktop.ui.widgets.picture_view import PictureView
from rethumb_desktop.ui.widgets.viewport import Viewport

_GRIP = 26
_ARROW = 4.0
_HALF, _ALL = 50, 100
_DARK, _LIGHT = QColor(0, 0, 0, 150), QColor(255, 255, 255)


class SplitView(PictureView):
    """Shows its own layer before the handle and another one behind it, where they lie in the scene."""

    def __init__(self, viewport: Viewport, layer: Layer, other: Layer, parent: QWidget | None = None) -> None:
        super().__init__(parent, viewport=viewport, layer=layer)
        self.other = other
        self.handle = SplitHandle(self)
        self.handle.valueChanged.connect(lambda _: self._place_handle())
        self.moved.connect(self._place_handle)

    def paint_picture(self, painter: QPainter) -> None:
        """Paint the layer and its crop, and over them what lies behind the handle."""
        super().paint_picture(painter)
        behind = self._behind()
        if self.other.has_picture:
            rect = self.rect_of(self.other)
            # What lay under it must not show where it lets the ground through.
            painter.fillRect(rect & behind, self.palette().base())
            self.other.paint(painter, rect, behind, self.devicePixelRatioF())
        elif self.other.text:
            painter.fillRect(behind, self.palette().base())
            self.paint_text(painter, self.other.text, behind)

    def _behind(self) -> QRectF:
        """Return the side of the handle where reading ends."""
        x = self._split_at()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return QRectF(0, 0, x, self.height())
        return QRectF(x, 0, self.width() - x, self.height())

    def _split_at(self) -> float:
        share = self.handle.value() / _ALL
        return self.width() * (1 - share if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else share)

    def _place_handle(self) -> None:
        self.handle.setGeometry(round(self._split_at()) - _GRIP // 2, 0, _GRIP, self.height())
        self.handle.setVisible(self.has_picture)
        self.handle.raise_()
        self.update()


class SplitHandle(QSlider):
    """A line from top to bottom with a grip, dragged or moved by arrow keys; a slider for screen readers."""

    def __init__(self, view: SplitView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view = view
        self.setRange(0, _ALL)
        self.setPageStep(_ALL // 10)
        self.setSingleStep(2)
        self.setValue(_HALF)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setProperty("ownFocus", True)
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            event.ignore()
            return
        share = self.mapTo(self._view, event.position()).x() / max(1, self._view.width())
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            share = 1 - share
        self.setValue(round(share * _ALL))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.setValue(_HALF)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        for colour, width in ((_DARK, 4.0), (_LIGHT, 2.0)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(QPointF(middle.x(), 0), QPointF(middle.x(), self.height()))
        ground = self.palette().highlight().color() if self.hasFocus() else _LIGHT
        rim = self.palette().highlightedText().color()
        painter.setPen(QPen(rim, 3) if self.hasFocus() else QPen(_DARK, 1.5))
        painter.setBrush(ground)
        painter.drawEllipse(middle, _GRIP / 2 - 2, _GRIP / 2 - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().highlightedText() if self.hasFocus() else QColor(40, 40, 40))
        for way in (-1, 1):
            tip = middle + QPointF(way * (_ARROW + 3.5), 0)
            foot = QPointF(way * _ARROW, _ARROW)
            painter.drawPolygon(QPolygonF([tip, tip - foot, tip - QPointF(foot.x(), -foot.y())]))
