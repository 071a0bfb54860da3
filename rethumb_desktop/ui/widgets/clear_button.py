"""The button in a field that empties it."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

_QTS_CLEAR_ACTION = "_q_qlineeditclearaction"


def add_clear_button(line: QLineEdit, name: str) -> QAction | None:
    """Give a line Qt's own button, with a name and a tooltip, which Qt leaves out; return its action."""
    line.setClearButtonEnabled(True)
    clear = line.findChild(QAction, _QTS_CLEAR_ACTION)
    if clear is not None:
        clear.setText(name)
    return clear
