"""A part of a form with a quiet line beneath it, which also says why it cannot be used now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget


class Noted(QWidget):
    """Holds a widget and a note; the note takes no room while it is empty."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.setProperty("tight", True)
        self.widget = widget
        self._note = QLabel()
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self._note.setProperty("quiet", True)
        self._note.hide()
        self.setFocusProxy(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        # Beneath a check box the ring of the keyboard has to end before the note.
        layout.setSpacing(4 if isinstance(widget, QCheckBox) else 2)
        layout.addWidget(widget)
        layout.addWidget(self._note)

    @property
    def note(self) -> str:
        return self._note.text()

    def tell(self, note: str, *, usable: bool = True, wrong: bool = False) -> None:
        """Say something about the widget, whether it can be used, and whether what it says is wrong."""
        self._note.setText(note)
        if wrong != (self._note.property("tone") == "bad"):
            self._note.setProperty("tone", "bad" if wrong else None)
            self._note.setProperty("quiet", not wrong)
            self._note.style().polish(self._note)
        self._note.setVisible(bool(note))
        self.widget.setEnabled(usable)
        # Who asks a screen reader about the field hears it too.
        (self.widget.focusProxy() or self.widget).setAccessibleDescription(note)
