"""The page of watched folders while there is none: what they are for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from rethumb_desktop.ui.theme.theme import Theme, scaled_font


class NoFolders(QWidget):
    """Says what a watched folder does, and offers to watch one."""

    watch = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("noFolders")
        self._theme = theme
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title = _centred(self.tr("Have a folder watched"))
        title.setFont(scaled_font(self.font(), 1.4, strong=True))
        sentence = _centred(
            self.tr("What you put into it is made into the sizes you want and published by itself, once it is whole.")
        )
        sentence.setProperty("quiet", True)
        hint = _centred(self.tr("You can also drop a folder here."))
        hint.setProperty("quiet", True)
        self.button = QPushButton(self.tr("Watch a folder…"))
        self.button.setObjectName("watchFirstButton")
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self.watch)
        self.setFocusProxy(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addStretch(3)
        for part in (self._picture, title, sentence):
            layout.addWidget(part)
        layout.addSpacing(4)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(hint)
        layout.addStretch(4)
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        side = round(self.fontMetrics().height() * 3.0)
        colour = self._theme.colours.accent_text
        self._picture.setPixmap(self._theme.pixmap("folder-sync", colour, side, self.devicePixelRatioF()))


def _centred(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label
