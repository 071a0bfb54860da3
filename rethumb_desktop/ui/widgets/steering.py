"""Zooming and panning a view, as image viewers do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

from rethumb_desktop.ui.widgets.picture_view import PictureView
from rethumb_desktop.ui.widgets.viewport import Viewport

Key = Qt.Key
_STEP = 1.25
_NOTCH = 120.0  # of a wheel
_SCROLLED = 60.0  # pixels of the layout that an arrow key moves the picture
_ARROWS: dict[int, tuple[int, int]] = {
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
    Key.Key_Up: (0, -1),
    Key.Key_Down: (0, 1),
}


class Steering(QObject):
    """Moves the viewport of a view by wheel, pinch, mouse and keyboard.

    The wheel and a pinch zoom around what lies under them, dragging moves, a double click changes between all and
    100 %; the keys are +, -, 0 (all), 1 (100 %) and the arrows.
    """

    def __init__(self, view: PictureView, viewport: Viewport) -> None:
        super().__init__(view)
        self._view = view
        self._viewport = viewport
        self._held_at: QPointF | None = None
        view.grabGesture(Qt.GestureType.PinchGesture)
        view.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if not self._view.has_picture:
            return False
        match event:
            case QWheelEvent():
                return self._turn(event)
            case QNativeGestureEvent():
                return self._pinch_natively(event)
            case QGestureEvent():
                return self._pinch(event)
            case QMouseEvent():
                return self._drag(event)
            case QKeyEvent() if event.type() is QEvent.Type.KeyPress:
                return self._press(event)
        return False

    # What there is to do

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Show things so many times as large; what lies at a point of the view (None: its middle) stays there."""
        point = at or QPointF(self._view.width() / 2, self._view.height() / 2)
        self._look(self._view.scale() * factor, point)

    def show_actual(self, at: QPointF | None = None) -> None:
        """Show a pixel of the picture as a pixel of the screen."""
        point = at or QPointF(self._view.width() / 2, self._view.height() / 2)
        self._look(self._viewport.actual, point, always=True)

    def toggle(self, at: QPointF | None = None) -> None:
        """Change from all to 100 %, or back to all."""
        if self._viewport.fitted:
            self.show_actual(at)
        else:
            self._viewport.fit()

    def move(self, way: QPointF) -> None:
        """Move the picture by so many pixels of the layout."""
        if not self._viewport.fitted:
            scale = self._view.scale()
            self._viewport.look(self._bounded(self._viewport.centre - way / scale, scale), scale)

    def _look(self, scale: float, at: QPointF, *, always: bool = False) -> None:
        if scale <= self._view.fitted_scale() and not always:
            self._viewport.fit()
            return
        scale = min(scale, self._viewport.most)
        stays = self._view.scene_at(at)
        off = at - QPointF(self._view.width() / 2, self._view.height() / 2)
        self._viewport.look(self._bounded(stays - off / scale, scale), scale)

    def _bounded(self, centre: QPointF, scale: float) -> QPointF:
        """Keep the picture in the view: in its middle where it is smaller, else without a gap beside it."""
        place = self._view.layer.place
        across, down = self._view.width() / scale / 2, self._view.height() / scale / 2
        room = QRectF(place).adjusted(across, down, -across, -down)
        x = place.center().x() if room.width() <= 0 else min(max(room.left(), centre.x()), room.right())
        y = place.center().y() if room.height() <= 0 else min(max(room.top(), centre.y()), room.bottom())
        return QPointF(x, y)

    # What comes in

    def _turn(self, event: QWheelEvent) -> bool:
        controlled = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.phase() is not Qt.ScrollPhase.NoScrollPhase and not controlled:
            self.move(QPointF(event.pixelDelta()))  # two fingers on a touchpad
        elif event.angleDelta().y():
            self.zoom(_STEP ** (event.angleDelta().y() / _NOTCH), event.position())
        return True

    def _pinch_natively(self, event: QNativeGestureEvent) -> bool:
        match event.gestureType():
            case Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom(1 + event.value(), event.position())
            case Qt.NativeGestureType.SmartZoomNativeGesture:
                self.toggle(event.position())
            case _:
                return False
        return True

    def _pinch(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture):
            return False
        at = self._view.mapFromGlobal(pinch.centerPoint())
        self.move(pinch.centerPoint() - pinch.lastCenterPoint())
        self.zoom(pinch.scaleFactor(), at)
        event.accept(pinch)
        return True

    def _drag(self, event: QMouseEvent) -> bool:
        match event.type():
            case QEvent.Type.MouseButtonPress if event.button() is not Qt.MouseButton.RightButton:
                self._held_at = event.position()
                self._view.setFocus(Qt.FocusReason.MouseFocusReason)
                if not self._viewport.fitted:
                    self._view.setCursor(Qt.CursorShape.ClosedHandCursor)
            case QEvent.Type.MouseMove if self._held_at is not None:
                self.move(event.position() - self._held_at)
                self._held_at = event.position()
            case QEvent.Type.MouseButtonRelease if self._held_at is not None:
                self._held_at = None
                self._view.unsetCursor()
            case QEvent.Type.MouseButtonDblClick if event.button() is Qt.MouseButton.LeftButton:
                self.toggle(event.position())
            case _:
                return False
        return True

    def _press(self, event: QKeyEvent) -> bool:
        match event.key():
            case Key.Key_Plus | Key.Key_Equal:
                self.zoom(_STEP)
            case Key.Key_Minus:
                self.zoom(1 / _STEP)
            case Key.Key_0:
                self._viewport.fit()
            case Key.Key_1:
                self.show_actual()
            case key if key in _ARROWS and not self._viewport.fitted:
                across, down = _ARROWS[key]
                self.move(QPointF(-across * _SCROLLED, -down * _SCROLLED))
            case _:
                return False
        return True
