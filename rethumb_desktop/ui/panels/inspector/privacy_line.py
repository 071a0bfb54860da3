"""One line that says whether a position will be published."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from rethumb_desktop.ui.models.verdict import Verdict
from rethumb_desktop.ui.theme.theme import Theme


class PrivacyLine(QWidget):
    """An icon and a sentence; hidden while there is nothing to say. The sentence breaks where it has no room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("privacyLine")
        self._theme = theme
        self._verdict: Verdict | None = None
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        theme.changed.connect(self._draw_icon)
        self.say(None)

    @property
    def text(self) -> str:
        return self._text.text()

    def wait(self) -> None:
        """Say nothing, but keep the place: what is around it must not jump."""
        self.say(Verdict.plain(" "))
        self._icon.clear()

    def say(self, verdict: Verdict | None) -> None:
        """Show a verdict; None hides the line."""
        self._verdict = verdict
        self._text.setText(verdict.text if verdict else "")
        self._text.setProperty("tone", verdict.tone.value if verdict else None)
        self._text.setProperty("quiet", verdict is not None and verdict.tone.value == "quiet")
        self._text.style().polish(self._text)
        self.setAccessibleName(self._text.text())
        self._draw_icon()
        self.setVisible(verdict is not None)

    def _draw_icon(self) -> None:
        if self._verdict is not None:
            side = self.fontMetrics().height()
            colour = self._theme.colours.tone(self._verdict.tone)
            self._icon.setPixmap(self._theme.pixmap(self._verdict.icon, colour, side, self.devicePixelRatioF()))
