"""Consent: before pictures leave for an account for the first time, the person is asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from rethumb_desktop.domain.library import Library
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.main_window.voice import Voice


class Consent(QObject):
    """Asks once an account, and has the answer kept."""

    def __init__(self, window: QWidget, bridge: Bridge, voice: Voice) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._voice = voice
        self._services: Services | None = None

    def serve(self, services: Services) -> None:
        self._services = services

    def ask_first(self, library: Library, describe: Callable[[], str], agreed: Callable[[], object]) -> None:
        """Call `agreed` once the person has agreed that pictures leave for a library, now or before.

        `describe` tells what is about to leave; it is called on a worker thread and may look at the disk.
        """
        services, account = self._services, library.account
        if services is None:
            return
        if account is None:
            agreed()
            return

        def look() -> str | None:
            return describe() if services.publishing.needs_consent(library.name) else None

        def agree() -> None:
            self._bridge.run(lambda: services.publishing.consent(library.name), lambda _: agreed(), self._voice.tell)

        def looked(what: str | None) -> None:
            if what is None:
                agreed()
                return
            # Loaded when it is wanted: the first paint need not wait for it.
            from rethumb_desktop.ui.panels.consent import ConsentDialog

            ConsentDialog(account, what, agree, self._window).open()

        self._bridge.run(look, looked, self._voice.tell)
