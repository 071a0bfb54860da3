"""What the pages have in common: they say what went wrong, and keep a change at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.preferences import Preferences
from rethumb_desktop.ui.panels.preferences.likings import Change, Likings
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.message_bar import MessageBar
from rethumb_desktop.ui.widgets.scrolled_column import ScrolledColumn


class SpeakingPage(QWidget):
    """A page with a column of parts, and a bar above it for what went wrong."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(name)
        self._theme = theme
        self.bar = MessageBar()
        self.bar.close_button.setObjectName("closeMessageButton")
        theme.dress(self.bar.close_button, "x")
        self.parts = ScrolledColumn()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.bar)
        layout.addWidget(self.parts, 1)

    def complain(self, fault: Fault, label: str = "", act: Callable[[], object] | None = None) -> None:
        """Say what went wrong; `label` names a button that calls `act`."""
        side = round(self.fontMetrics().height() * 1.2)
        icon = self._theme.pixmap("triangle-alert", self._theme.colours.warning, side, self.devicePixelRatioF())
        self.bar.say(" ".join(text for text in (fault.title, fault.detail) if text), icon, label, act)


class LikingPage(SpeakingPage):
    """A page of preferences. Its parts wait until these are read; a change that cannot be kept is taken back."""

    def __init__(self, name: str, likings: Likings, theme: Theme) -> None:
        super().__init__(name, theme)
        self._likings = likings
        self._showing = False
        self.parts.column.setEnabled(False)
        likings.told.connect(self._told)
        likings.unreadable.connect(self._unreadable)

    def show_preferences(self, preferences: Preferences) -> None:
        """Have the parts stand as the preferences say."""
        raise NotImplementedError

    def _change(self, change: Change) -> None:
        """Keep what the person changed; what the program itself puts into the parts is no change."""
        if not self._showing:
            self.bar.hide()
            self._likings.change(change, self.complain)

    def _told(self, preferences: Preferences) -> None:
        self._showing = True
        self.show_preferences(preferences)
        self._showing = False
        self.parts.column.setEnabled(True)

    def _unreadable(self, fault: Fault) -> None:
        self.complain(fault, self.tr("Try again"), self._likings.load)
