"""How a library stands: icon, words, what keeps it from being in step, and what can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.syncing import SyncState
from rethumb_desktop.ui.models.device_wording import describe_fault, describe_standing, describe_sync
from rethumb_desktop.ui.models.devices import Clock, now
from rethumb_desktop.ui.panels.devices.looks import look_of_state
from rethumb_desktop.ui.theme.theme import Theme, beside_icon
from rethumb_desktop.ui.widgets.announcing import announce


class StandingLine(QWidget):
    """Has the button to sync at once, for another place of the dialog.

    While `asked` is set, what the person pressed it for goes on still.
    """

    sync_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self, theme: Theme, clock: Clock = now) -> None:
        super().__init__()
        self._theme = theme
        self._clock = clock
        self._state: SyncState | None = None
        self._asked = False
        self._icon = QLabel()
        self.words = _label("devicesStanding")
        self.fault = _label("devicesFault")
        self.detail = _label("devicesFaultDetail")
        self.detail.setProperty("quiet", True)
        self._sync_texts = self.tr("Sync now"), self.tr("Syncing…")
        self.sync_button = self._button("syncNowButton", self._sync_texts[0], "refresh-cw", self._ask)
        self.keys_button = self._button("syncKeysButton", self.tr("Enter keys…"), "", self.keys_wanted.emit)
        self._arrange()
        theme.changed.connect(self._draw)

    @property
    def asked(self) -> bool:
        return self._asked

    @asked.setter
    def asked(self, asked: bool) -> None:
        # It stays enabled: one that is not gives the keyboard away.
        self._asked = asked
        text = self._sync_texts[asked]
        self.sync_button.setText(beside_icon(text))
        self.sync_button.setAccessibleName(text)

    def show_state(self, state: SyncState, received: int) -> None:
        """Show how a library stands; `received` entries came in the sync that is under way."""
        before, self._state = self._state, state
        self.words.setText(describe_sync(state, self._clock(), received))
        if before is not None and before.standing is not state.standing:
            announce(self.words, describe_standing(state))
        self._tell(*(describe_fault(state.error) or [""]))
        self.keys_button.setVisible(state.error is not None and state.error.kind is FaultKind.CREDENTIALS)
        self._draw()

    def complain(self, fault: Fault) -> None:
        """Say why something could not be read or done; it stands until how the library stands is shown again."""
        self._tell(fault.title, fault.detail)

    def _ask(self) -> None:
        if not self.asked:
            self.sync_wanted.emit()

    def _tell(self, title: str, detail: str = "") -> None:
        for label, text in ((self.fault, title), (self.detail, detail)):
            label.setText(text)
            label.setVisible(bool(text))

    def _draw(self) -> None:
        if self._state is not None:
            icon, tone = look_of_state(self._state)
            side = round(self.fontMetrics().height() * 1.2)
            colour = self._theme.colours.tone(tone)
            self._icon.setPixmap(self._theme.pixmap(icon, colour, side, self.devicePixelRatioF()))

    def _button(self, name: str, text: str, icon: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(beside_icon(text) if icon else text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: act())
        if icon:
            self._theme.dress(button, icon)
        return button

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)
        row.addWidget(self.keys_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.fault)
        layout.addWidget(self.detail)
        for part in (self.fault, self.detail, self.keys_button):
            part.hide()
        self.sync_button.setMinimumWidth(self._widest_sync())

    def _widest_sync(self) -> int:
        """Return how wide the button has to be, so that nothing moves when it says something else."""
        widths = [self.fontMetrics().horizontalAdvance(text) for text in self._sync_texts]
        return self.sync_button.sizeHint().width() + max(widths) - widths[0]


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
