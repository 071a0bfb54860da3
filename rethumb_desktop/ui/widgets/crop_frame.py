"""The frame around what a crop keeps, to be moved by mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rethumb_desktop.ui.widgets.picture_view import PictureView

Key = Qt.Key
_ARROWS: dict[int, QPoint] = {
    Key.Key_Left: QPoint(-1, 0),
    Key.Key_Right: QPoint(1, 0),
    Key.Key_Up: QPoint(0, -1),
    Key.Key_Down: QPoint(0, 1),
}
_LARGE_STEP = 10
# White over black shows on every picture.
_DARK, _LIGHT, _FAINT = QColor(0, 0, 0, 160), QColor(255, 255, 255), QColor(255, 255, 255, 110)


class CropFrame(QWidget):
    """Lies on the crop of a view, with lines at its thirds. It moves only when its view's crop does.

    While it is dragged, `dragged` carries how far in shares of the picture since it was taken; `dropped` ends that.
    `nudged` carries steps of an arrow key, `centred` is what Home asks for.
    """

    taken = Signal()
    dragged = Signal(QPointF)
    dropped = Signal()
    nudged = Signal(QPoint)
    centred = Signal()

    def __init__(self, view: PictureView) -> None:
        super().__init__(view)
        self._view = view
        self._held_at: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ownFocus", True)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self.hide()
        view.moved.connect(self._follow)

    @property
    def held(self) -> bool:
        return self._held_at is not None

    def _follow(self) -> None:
        rect = self._view.crop_rect()
        if rect is not None:
            self.setGeometry(rect.toAlignedRect())
        self.setVisible(rect is not None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._held_at = event.globalPosition()
        self.taken.emit()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held_at is None:
            event.ignore()
            return
        way, picture = event.globalPosition() - self._held_at, self._view.picture_rect()
        self.dragged.emit(QPointF(way.x() / picture.width(), way.y() / picture.height()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held_at is None or event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._held_at = None
        self.dropped.emit()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        arrow = _ARROWS.get(key)
        if arrow is not None:
            large = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.nudged.emit(arrow * (_LARGE_STEP if large else 1))
        elif key == Key.Key_Home:
            self.centred.emit()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        thirds = [QLineF(x, inner.top(), x, inner.bottom()) for x in _thirds(inner.left(), inner.width())]
        thirds += [QLineF(inner.left(), y, inner.right(), y) for y in _thirds(inner.top(), inner.height())]
        for colour, width in ((QColor(0, 0, 0, 60), 2.0), (_LIGHT if self.held else _FAINT, 1.0)):
            painter.setPen(QPen(colour, width))
            painter.drawLines(thirds)
        edge = self.palette().highlight().color() if self.hasFocus() else _LIGHT
        for colour, width in ((_DARK, 3.0), (edge, 2.5 if self.hasFocus() else 1.5)):
            painter.setPen(QPen(colour, width))
            painter.drawRect(inner)
        if self.hasFocus():
            painter.setPen(QPen(_LIGHT, 1))
            painter.drawRect(inner.adjusted(2, 2, -2, -2))


def _thirds(start: float, length: float) -> tuple[float, float]:
    return start + length / 3, start + 2 * length / 3
