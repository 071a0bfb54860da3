"""The preferences as the pages show and change them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import reduce
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.events import Event, PreferencesChanged
from rethumb_desktop.domain.preferences import Preferences
from rethumb_desktop.ui.bridge import Bridge, Failed

if TYPE_CHECKING:
    from rethumb_desktop.services.preferring import Preferring

Change = Callable[[Preferences], Preferences]


class Likings(QObject):
    """Keeps each change at once, in the order in which they are made.

    `told` carries the preferences as they are kept: when they are read, after each change (also one that is made
    elsewhere), and after one that could not be kept. `unreadable` carries the fault where they cannot be read.
    """

    told = Signal(object)
    unreadable = Signal(object)

    def __init__(self, preferring: Preferring, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferring = preferring
        self._bridge = bridge
        self._kept: Preferences | None = None
        self._under_way = 0
        # Used on worker threads, too: what is to be changed, and what the last change that was kept led to.
        self._waiting: deque[Change] = deque()
        self._newest: Preferences | None = None
        self._lock = Lock()
        bridge.received.connect(self._follow)

    @property
    def kept(self) -> Preferences | None:
        """The preferences as they are kept; None before they are read."""
        return self._kept

    def load(self) -> None:
        """Read the preferences."""
        self._bridge.run(self._preferring.preferences, self._tell, self.unreadable.emit)

    def change(self, change: Change, failed: Failed) -> None:
        """Keep a change; `failed` is called with the fault where that is not possible."""

        def could_not(fault: Fault) -> None:
            self._settle()
            failed(fault)

        self._under_way += 1
        self._waiting.append(change)
        self._bridge.run(self._keep, lambda _: self._settle(), could_not)

    def _keep(self) -> None:
        """Keep all that waits; several threads may do this at once. Raises Fault settings, disk."""
        with self._lock:
            waiting = [self._waiting.popleft() for _ in range(len(self._waiting))]
            self._preferring.change(lambda before: reduce(lambda liked, change: change(liked), waiting, before))
            self._newest = self._preferring.preferences()

    def _settle(self) -> None:
        self._under_way -= 1
        newest = self._newest or self._kept
        if newest is not None:
            self._tell(newest)

    def _follow(self, events: list[Event]) -> None:
        """Follow what is changed elsewhere."""
        for event in events:
            if isinstance(event, PreferencesChanged):
                self._tell(event.preferences)

    def _tell(self, preferences: Preferences) -> None:
        # While more is under way, the pages show what the person wants.
        if not self._under_way:
            self._kept, self._newest = preferences, None
            self.told.emit(preferences)
