"""What stands in the library's place while there is nothing to list: why, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from rethumb_desktop.domain.syncing import Standing, SyncState
from rethumb_desktop.ui.models.device_wording import describe_fault
from rethumb_desktop.ui.models.wording import describe_library
from rethumb_desktop.ui.theme.theme import Theme, scaled_font

translate = QCoreApplication.translate


def describe_blank(state: SyncState) -> tuple[str, str, str]:
    """Return icon, title and sentence for a library in a bucket of which nothing is known here."""
    if state.error is not None:
        icon, title = "triangle-alert", translate("LibraryBlank", "“{library}” could not be read yet")
        sentence = " ".join(describe_fault(state.error))
        if state.standing is Standing.OFFLINE:
            icon = "cloud-off"
            sentence += " " + translate("LibraryBlank", "What is in it comes by itself once it can be reached.")
    elif state.at is None and state.standing in (Standing.SYNCING, Standing.WAITING):
        icon, title = "images", translate("LibraryBlank", "“{library}” is being read")
        sentence = translate("LibraryBlank", "What is in it comes by itself.")
    else:
        icon, title = "images", translate("LibraryBlank", "Nothing is in “{library}” yet")
        sentence = translate(
            "LibraryBlank", "What is published there, here or on another device, is listed here with its links."
        )
    return icon, title.replace("{library}", describe_library(state.library)), sentence


class LibraryBlank(QWidget):
    """A picture, a title, a sentence, and a button where there is something to do. `pressed`: it is to be done."""

    pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("libraryBlank")
        self._theme = theme
        self._icon = ""
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = self._label("libraryBlankTitle")
        self.title.setFont(scaled_font(self.font(), 1.4, strong=True))
        self.sentence = self._label("libraryBlankSentence")
        self.sentence.setProperty("quiet", True)
        self.button = QPushButton()
        self.button.setObjectName("libraryBlankButton")
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self.pressed)
        self.button.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addStretch(3)
        for part in (self._picture, self.title, self.sentence):
            layout.addWidget(part)
        layout.addSpacing(4)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(4)
        theme.changed.connect(self._draw)

    def say(self, icon: str, title: str, sentence: str, button: str = "") -> None:
        """Say why there is nothing, and what the button does, if there is one."""
        self._icon = icon
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._draw()

    def _label(self, name: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        return label

    def _draw(self) -> None:
        if self._icon:
            side = round(self.fontMetrics().height() * 2.6)
            colour = self._theme.colours.quiet
            self._picture.setPixmap(self._theme.pixmap(self._icon, colour, side, self.devicePixelRatioF()))
