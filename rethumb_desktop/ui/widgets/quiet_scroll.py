"""A part of a window that scrolls, in which the wheel changes nothing but the place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QComboBox, QFrame, QScrollArea, QScrollBar, QWidget


class _WheelGuard(QObject):
    """Lets the wheel pass by numbers and choosers, on to what scrolls: it must not change them."""

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is not QEvent.Type.Wheel:
            return super().eventFilter(watched, event)
        event.ignore()
        return True


class QuietScroll(QScrollArea):
    """Scrolls a form up and down, and sideways too where a small screen or a long language leaves no room for it."""

    def __init__(self, form: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(form)
        guard = _WheelGuard(self)
        for kind in (QComboBox, QAbstractSpinBox, QAbstractSlider):
            for widget in form.findChildren(kind):
                if not isinstance(widget, QScrollBar):
                    widget.installEventFilter(guard)
