"""A form field that says in words what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget


class Field(QWidget):
    """A line to fill in, with a hint beneath it that gives way to what is wrong."""

    changed = Signal()
    left = Signal()

    def __init__(
        self, name: str, *, hint: str = "", placeholder: str = "", secret: bool = False, label: str = ""
    ) -> None:
        super().__init__()
        self._hint = hint
        self.line = QLineEdit()
        self.line.setObjectName(name)
        self.line.setAccessibleName(label)
        self.line.setPlaceholderText(placeholder)
        if secret:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.textChanged.connect(self.changed)
        self.line.editingFinished.connect(self.left)
        self.setFocusProxy(self.line)
        self._note = QLabel()
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.line)
        layout.addWidget(self._note)
        self.complain("")

    @property
    def text(self) -> str:
        return self.line.text().strip()

    @property
    def complaint(self) -> str:
        return self._note.text() if self._note.property("tone") == "bad" else ""

    def explain(self, hint: str) -> None:
        """Show another hint from now on."""
        self._hint = hint
        self.complain(self.complaint)

    def complain(self, text: str) -> None:
        """Say what is wrong; an empty text says that nothing is."""
        self._note.setText(text or self._hint)
        self._note.setVisible(bool(text or self._hint))
        self._note.setProperty("tone", "bad" if text else None)
        self._note.setProperty("quiet", not text)
        self._note.style().polish(self._note)
        self.line.setAccessibleDescription(text or self._hint)
