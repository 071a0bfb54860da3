"""The field for a pairing code: what it leads to, or what is wrong with it, is said beneath."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.pairing import Pairing
from rethumb_desktop.sync.pairing_code import BEGINNING
from rethumb_desktop.ui.language.service_texts import translate_service
from rethumb_desktop.ui.models.wording import DOT, showable
from rethumb_desktop.ui.widgets.noted import Noted

#: How long nobody types before a code is read.
SETTLE_MS = 250
_LINES = 5

ReadCode = Callable[[str], Pairing]


class CodeField(QWidget):
    """Reads a code as it is pasted. `read_code` raises Fault usage. `changed`: another code is there, or none."""

    changed = Signal()

    def __init__(self, read_code: ReadCode) -> None:
        super().__init__()
        self._read_code = read_code
        self.pairing: Pairing | None = None
        self.line = QPlainTextEdit()
        self.line.setObjectName("pairingCodeField")
        self.line.setAccessibleName(self.tr("Pairing code"))
        self.line.setPlaceholderText(f"{BEGINNING}…")
        self.line.setTabChangesFocus(True)
        self.line.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.line.setFixedHeight(self.line.fontMetrics().lineSpacing() * _LINES + self.fontMetrics().height())
        self._noted = Noted(self.line)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._look)
        self.line.textChanged.connect(self._settle.start)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._noted)

    @property
    def note(self) -> str:
        """What is said beneath."""
        return self._noted.note

    def check(self) -> bool:
        """Read the code at once, and complain where there is none."""
        self._look()
        if self.pairing is None and not self.line.toPlainText().strip():
            self._noted.tell(self.tr("This is needed."), wrong=True)
        return self.pairing is not None

    def forget(self) -> None:
        self.line.clear()
        self._settle.stop()
        self.pairing = None

    def _look(self) -> None:
        self._settle.stop()
        before, text = self.pairing, self.line.toPlainText()
        self.pairing = None
        try:
            if text.strip():
                self.pairing = self._read_code(text)
        except Fault as fault:
            said = (translate_service(part) for part in (fault.title, fault.detail) if part)
            self._noted.tell(" ".join(said), wrong=True)
        else:
            self._noted.tell(_describe(self.pairing) if self.pairing is not None else "")
        if self.pairing != before:
            self.changed.emit()


def _describe(pairing: Pairing) -> str:
    """Return what a code leads to."""
    place = "/".join(part for part in (pairing.bucket, pairing.prefix) if part)
    return DOT.join(showable(part) for part in (pairing.name, pairing.endpoint, place) if part)
