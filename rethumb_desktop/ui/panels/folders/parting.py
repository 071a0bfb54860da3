"""The question before the window is closed for good while it watches folders."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QPushButton, QWidget


class PartingQuestion(QMessageBox):
    """Says that nothing watches the folders once the program has ended, and offers the tray where there is one.

    Escape does neither: the window stays.
    """

    keep = Signal()
    part = Signal()

    def __init__(self, *, has_tray: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("partingDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(self.tr("Watched folders"))
        self.setText(self.tr("Folders are watched only as long as the program runs."))
        self.setInformativeText(
            self.tr("What comes into them meanwhile is taken at the next start. In the tray it goes on.")
            if has_tray
            else self.tr("What comes into them meanwhile is taken at the next start.")
        )
        self.keep_button: QPushButton | None = None
        if has_tray:
            self.keep_button = self.addButton(self.tr("Keep running in the tray"), QMessageBox.ButtonRole.AcceptRole)
        self.quit_button = self.addButton(self.tr("Quit"), QMessageBox.ButtonRole.DestructiveRole)
        self.stay_button = self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(self.keep_button or self.quit_button)
        self.setEscapeButton(self.stay_button)
        self.buttonClicked.connect(self._answered)

    def _answered(self, button: QAbstractButton) -> None:
        if button is self.keep_button:
            self.keep.emit()
        elif button is self.quit_button:
            self.part.emit()
