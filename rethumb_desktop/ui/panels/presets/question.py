"""The question what becomes of changes that are not saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget


class UnsavedQuestion(QMessageBox):
    """Asks whether the changes of a preset are saved or dropped; Escape does neither.

    Where they cannot be saved, it says so and only offers to drop them.
    """

    save = Signal()
    drop = Signal()

    def __init__(self, name: str, can_save: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("unsavedPresetDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(self.tr("Changes not saved"))
        self.setText(self.tr("Save the changes of “{name}”?").replace("{name}", name))
        if not can_save:
            self.setInformativeText(self.tr("They cannot be saved as they are: something in them is not right."))
        self.save_button = self.addButton(self.tr("Save"), QMessageBox.ButtonRole.AcceptRole)
        self.save_button.setEnabled(can_save)
        self.drop_button = self.addButton(self.tr("Do not save"), QMessageBox.ButtonRole.DestructiveRole)
        self.stay_button = self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(self.save_button if can_save else self.stay_button)
        self.setEscapeButton(self.stay_button)
        self.buttonClicked.connect(self._answered)

    def _answered(self, button: QAbstractButton) -> None:
        if button is self.save_button:
            self.save.emit()
        elif button is self.drop_button:
            self.drop.emit()
