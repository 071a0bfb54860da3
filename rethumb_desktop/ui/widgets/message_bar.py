"""A bar across the window that says one thing, with at most two buttons, until it is closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from rethumb_desktop.ui.widgets.announcing import announce

Act = Callable[[], object]


class MessageBar(QFrame):
    """Hidden until there is something to say. It never takes the keyboard away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._act: Act | None = None
        self._other_act: Act | None = None
        self._stays = False
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = self._make_button("messageButton")
        self._button.clicked.connect(lambda: self._acted(self._act))
        self._other = self._make_button("otherMessageButton")
        self._other.clicked.connect(lambda: self._acted(self._other_act))
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(self.tr("Close this message"))
        self.close_button.setToolTip(self.tr("Close this message"))
        self.close_button.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 8, 8)
        layout.setSpacing(10)
        for widget in (self._icon, self._text, self._button, self._other, self.close_button):
            layout.addWidget(widget)
        layout.setStretchFactor(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def say(
        self,
        text: str,
        icon: QPixmap,
        label: str = "",
        act: Act | None = None,
        *,
        other: tuple[str, Act] | None = None,
        stays: bool = False,
    ) -> None:
        """Show a text with an icon; `label` names the button that calls `act`, `other` is a second such pair.

        A button closes the bar, unless it `stays`.
        """
        self._icon.setPixmap(icon)
        self._text.setText(text)
        self.setAccessibleName(text)
        self._act = act
        self._button.setText(label)
        self._button.setVisible(bool(label))
        other_label, self._other_act = other or ("", None)
        self._other.setText(other_label)
        self._other.setVisible(bool(other_label))
        self._stays = stays
        self.show()
        announce(self, text, urgent=True)

    def _make_button(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        # In a dialog Enter would press it in place of the dialog's own button.
        button.setAutoDefault(False)
        button.hide()
        return button

    def _acted(self, act: Act | None) -> None:
        if not self._stays:
            self.hide()
        if act is not None:
            act()
