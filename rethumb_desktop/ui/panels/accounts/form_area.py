"""Where a form has its place in a dialog."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea

from rethumb_desktop.ui.panels.accounts.form import AccountForm


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

    def sizeHint(self) -> QSize:
        hint = self._form.sizeHint()
        return QSize(hint.width(), max(hint.height(), self._form.heightForWidth(self.width())))
