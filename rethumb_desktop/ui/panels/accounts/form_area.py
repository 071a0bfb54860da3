"""Where a form has its place in a dialog."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea

from rethumb_desktop.ui.panels.accounts.form import AccountForm


class _WheelGuard(QObject):
    """Lets the wheel pass by choosers, on to what scrolls: it must not change what was chosen."""

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() is not QEvent.Type.Wheel:
            return super().eventFilter(watched, event)
        event.ignore()
        return True


class FormArea(QScrollArea):
    """A form that scrolls on a small screen, or once there is much to complain about; as tall as the form if it may."""

    def __init__(self, form: AccountForm) -> None:
        super().__init__()
        self._form = form
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(form)
        form.wrong.connect(self.ensureWidgetVisible)
        guard = _WheelGuard(self)
        for chooser in form.findChildren(QComboBox):
            chooser.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chooser.installEventFilter(guard)

    def sizeHint(self) -> QSize:
        hint = self._form.sizeHint()
        return QSize(hint.width(), max(hint.height(), self._form.heightForWidth(self.width())))
