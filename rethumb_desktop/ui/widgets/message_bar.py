"""A bar across the window that says one thing, with at most one button, until it is closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget


class MessageBar(QFrame):
    """Hidden until there is something to say. It never takes the keyboard away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._act: Callable[[], object] | None = None
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._button.setObjectName("messageButton")
        self._button.clicked.connect(self._acted)
        self._button.hide()
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(self.tr("Close this message"))
        self.close_button.setToolTip(self.tr("Close this message"))
        self.close_button.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 8, 8)
        layout.setSpacing(10)
        for widget in (self._icon, self._text, self._button, self.close_button):
            layout.addWidget(widget)
        layout.setStretchFactor(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def say(self, text: str, icon: QPixmap, label: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a text with an icon; `label` names the button that calls `act` and closes the bar."""
        self._icon.setPixmap(icon)
        self._text.setText(text)
        self.setAccessibleName(text)
        self._act = act
        self._button.setText(label)
        self._button.setVisible(bool(label))
        self.show()

    def _acted(self) -> None:
        act = self._act
        self.hide()
        if act is not None:
            act()
