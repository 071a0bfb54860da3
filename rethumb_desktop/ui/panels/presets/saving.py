"""The foot of the preset editor: what one should know, and the buttons that keep a draft or let go of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rethumb_desktop.ui.widgets.elided_label import ElidedLabel


class SavingFoot(QWidget):
    """Stays in sight while the editor scrolls, so that nothing jumps under the mouse when a warning comes."""

    save = Signal()
    revert = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._warnings = QLabel()
        self._warnings.setObjectName("presetWarnings")
        self._warnings.setTextFormat(Qt.TextFormat.PlainText)
        self._warnings.setWordWrap(True)
        self._warnings.setProperty("tone", "warning")
        self._state = ElidedLabel()
        self._state.setProperty("quiet", True)
        self.save_button = self._button("savePresetButton", self.tr("Save"))
        self.save_button.clicked.connect(self.save)
        self.revert_button = self._button("revertPresetButton", self.tr("Revert"))
        self.revert_button.clicked.connect(self.revert)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._state, 1)
        buttons.addWidget(self.revert_button)
        buttons.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._warnings)
        layout.addLayout(buttons)
        self.show_state([], has_changes=False, can_save=False)

    @property
    def warnings(self) -> str:
        """What is said of the chosen size, a sentence a line."""
        return self._warnings.text()

    def show_state(self, warnings: Sequence[str], *, has_changes: bool, can_save: bool) -> None:
        """Show warnings, whether there is something to keep, and whether it can be kept."""
        self._warnings.setText("\n".join(warnings))
        self._warnings.setVisible(bool(warnings))
        self.save_button.setEnabled(can_save)
        self.revert_button.setEnabled(has_changes)
        state = self.tr("Not saved yet") if can_save else self.tr("Cannot be saved: something is not right")
        self._state.setText(state if has_changes else "")

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button
