"""Coming back to the window: the command line may have changed accounts and presets meanwhile."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.events import AccountsChanged
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.main_window.opening import Offer, load_offer
from rethumb_desktop.ui.main_window.voice import Voice

_SLOT = "returning"
#: What is said of an account that is missing, or lacks keys, holds no more once accounts have changed.
_OF_ACCOUNTS = frozenset({FaultKind.USAGE, FaultKind.CREDENTIALS, FaultKind.KEYRING})


class Returning(QObject):
    """Reads the settings, on a thread, whenever the window becomes active, and tells where they are others now."""

    def __init__(self, window: QWidget, bridge: Bridge, voice: Voice) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._voice = voice
        self._services: Services | None = None
        self._known: Offer | None = None
        window.installEventFilter(self)

    def serve(self, services: Services) -> None:
        self._services = services

    def note(self, offer: Offer) -> None:
        """Take note of what is offered now."""
        if self._known is not None and offer != self._known:
            self._voice.take_back_fault(_OF_ACCOUNTS)
        self._known = offer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        services = self._services
        if services is not None and event.type() == QEvent.Type.WindowActivate:
            # A fault is told when something is wanted of the settings; nobody has asked now.
            self._bridge.run_latest(_SLOT, lambda: load_offer(services), self._compare, lambda _: None)
        return False

    def _compare(self, offer: Offer) -> None:
        if self._known is not None and offer != self._known:
            self._bridge.listen(AccountsChanged())
