"""Where a form has its place in a dialog."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox

from rethumb_desktop.ui.panels.accounts.form import AccountForm
from rethumb_desktop.ui.widgets.quiet_scroll import QuietScroll


class FormArea(QuietScroll):
    """A form that scrolls on a small screen, or once there is much to complain about; as tall as the form if it may."""

    def __init__(self, form: AccountForm) -> None:
        super().__init__(form)
        self._form = form
        form.wrong.connect(self.ensureWidgetVisible)
        for chooser in form.findChildren(QComboBox):
            chooser.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        hint = self._form.sizeHint()
        return QSize(hint.width(), max(hint.height(), self._form.heightForWidth(self.width())))
