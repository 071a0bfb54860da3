"""The name of a chooser that has no label to be seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QComboBox, QLabel


class SpokenLabel(QLabel):
    """Tells screen readers a chooser's accessible name.

    On Linux Qt gives what is chosen as a chooser's name, and its real one only by a label that stands beside it in
    the same widget.
    """

    def __init__(self, chooser: QComboBox) -> None:
        super().__init__(chooser.accessibleName(), chooser)
        self.hide()
        self.setBuddy(chooser)
        self._chooser = chooser
        chooser.installEventFilter(self)
        self._stand_beside()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ParentChange:
            self._stand_beside()
        return False

    def _stand_beside(self) -> None:
        beside = self._chooser.parentWidget()
        if beside is not None:
            self.setParent(beside)
