"""One side of the preview: a picture with its facts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout

from rethumb_desktop.ui.models.wording import DOT
from rethumb_desktop.ui.widgets.elided_label import ElidedLabel
from rethumb_desktop.ui.widgets.picture_view import PictureView


class Pane(QFrame):
    """A picture with its title above and its facts beneath."""

    def __init__(self, title: str, name: str) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.view = PictureView()
        self.view.setObjectName(name)
        self.view.setAccessibleName(title)
        heading = QLabel(title)
        self._extra = QLabel()
        self._facts = ElidedLabel()
        self._facts.setProperty("quiet", True)
        lines = QGridLayout()
        lines.setContentsMargins(12, 0, 12, 0)
        lines.setVerticalSpacing(2)
        lines.addWidget(heading, 0, 0)
        lines.addWidget(self._extra, 0, 1, Qt.AlignmentFlag.AlignTrailing)
        lines.addWidget(self._facts, 1, 0, 1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 9, 1, 1)
        layout.setSpacing(2)
        layout.addLayout(lines)
        layout.addWidget(self.view, 1)

    @property
    def facts(self) -> str:
        return self._facts.text()

    @property
    def extra(self) -> str:
        return self._extra.text()

    def describe(self, facts: str, extra: str = "", *, good: bool = True) -> None:
        """Show facts beneath the title and, beside it, something that is good news or a warning."""
        self._facts.setText(facts)
        self._extra.setText(extra)
        self._extra.setProperty("tone", "good" if good else "warning")
        self._extra.style().polish(self._extra)
        self.view.setAccessibleDescription(DOT.join(part for part in (facts, extra) if part))

    def say(self, text: str) -> None:
        """Show a sentence instead of a picture."""
        self.describe("")
        self.view.show_text(text)
