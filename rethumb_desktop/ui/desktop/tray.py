"""The icon in the desktop's tray and its menu."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from rethumb_desktop.ui.desktop.badge import TrayLook, TrayState, make_badged

#: How many links the menu offers.
RECENT = 10
_NAME_CHARACTERS = 44
_LOOK_AGAIN_MS = 5_000


class RecentLinks:
    """The links that were copied last, the newest first, each once. As pairs of a picture's name and the address."""

    def __init__(self) -> None:
        self.links: list[tuple[str, str]] = []

    def add(self, links: Sequence[tuple[str, str]]) -> None:
        """Put links that were copied together before the others, in their order."""
        newest = links[:RECENT]
        taken = {url for _, url in newest}
        self.links = [*newest, *((name, url) for name, url in self.links if url not in taken)][:RECENT]


class Tray(QObject):
    """Shows what the program is doing, and lets it be told the most common things, also while its window is hidden.

    Where the desktop has no tray nothing is seen; where one comes later the icon appears in it.
    """

    show_wanted = Signal()
    hide_wanted = Signal()
    pause_wanted = Signal()
    copy_wanted = Signal(str)
    library_wanted = Signal()
    preferences_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, look: TrayLook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = {state: make_badged(look, state) for state in TrayState}
        self._state = TrayState.QUIET
        self._window_is_shown = True
        self._menu = QMenu()
        self._menu.setObjectName("trayMenu")
        self._window = self._action("trayWindow", self.tr("Hide window"))
        self._window.triggered.connect(self._show_or_hide)
        self._pause = self._action("trayPause", self.tr("Pause"))
        self._pause.triggered.connect(self.pause_wanted)
        self._menu.addSeparator()
        self._recent = QMenu(self.tr("Recent links"), self._menu)
        self._recent.setObjectName("trayRecent")
        self._menu.addMenu(self._recent)
        self._action("trayLibrary", self.tr("Library")).triggered.connect(self.library_wanted)
        self._action("trayPreferences", self.tr("Preferences")).triggered.connect(self.preferences_wanted)
        self._menu.addSeparator()
        self._action("trayQuit", self.tr("Quit")).triggered.connect(self.quit_wanted)
        self._icon = QSystemTrayIcon(look.icon, self)
        self._icon.setObjectName("tray")
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._watch = QTimer(self)
        self._watch.setInterval(_LOOK_AGAIN_MS)
        self._watch.timeout.connect(self.show)
        self.show_recent(())
        self.show_state(TrayState.QUIET)

    @property
    def is_there(self) -> bool:
        """Whether the icon can be seen, as far as the desktop tells."""
        return self._icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> None:
        """Put the icon into the tray, as soon as there is one."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._watch.stop()
            self._icon.show()
        else:
            self._watch.start()

    def close(self) -> None:
        """Take the icon away."""
        self._watch.stop()
        self._icon.hide()
        self._menu.deleteLater()
        self.deleteLater()

    def show_window_shown(self, shown: bool) -> None:
        """Say what a click does: hide the window where it is shown, else show it."""
        self._window_is_shown = shown
        self._window.setText(self.tr("Hide window") if shown else self.tr("Show window"))

    def show_paused(self, paused: bool) -> None:
        """Offer to pause the queue, or to let it go on."""
        self._pause.setText(self.tr("Go on") if paused else self.tr("Pause"))

    def show_recent(self, links: Sequence[tuple[str, str]]) -> None:
        """Offer links to be copied again: pairs of a picture's name and the address, the newest first."""
        self._recent.clear()
        if not links:
            nothing = self._recent.addAction(self.tr("No links yet"))
            nothing.setEnabled(False)
        for name, url in links[:RECENT]:
            copy = self._recent.addAction(self._short(name or url))
            copy.triggered.connect(partial(self._copy, url))

    def show_state(self, state: TrayState, sentence: str = "") -> None:
        """Show what the program is doing; the sentence goes into the tooltip."""
        if state is not self._state:
            self._state = state
            self._icon.setIcon(self._icons[state])
        tip = f"rethumb desktop\n{sentence}" if sentence else "rethumb desktop"
        if tip != self._icon.toolTip():
            self._icon.setToolTip(tip)

    def say(self, title: str, text: str) -> None:
        """Say something beside the icon: for desktops without a service for notifications."""
        self._icon.showMessage(title, text, self._icons[TrayState.QUIET])

    def _action(self, name: str, text: str) -> QAction:
        action = self._menu.addAction(text)
        action.setObjectName(name)
        return action

    def _copy(self, url: str) -> None:
        self.copy_wanted.emit(url)

    def _show_or_hide(self) -> None:
        (self.hide_wanted if self._window_is_shown else self.show_wanted).emit()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self._show_or_hide()

    def _short(self, name: str) -> str:
        metrics = QFontMetrics(self._recent.font())
        room = metrics.averageCharWidth() * _NAME_CHARACTERS
        short = metrics.elidedText(" ".join(name.split()), Qt.TextElideMode.ElideMiddle, room)
        # One that stands alone would underline the letter after it.
        return short.replace("&", "&&")
