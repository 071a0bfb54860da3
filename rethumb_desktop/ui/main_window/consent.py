"""Consent: before pictures leave for an account for the first time, the person is asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.library import Account, Library
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

    def ask_first(
        self,
        library: Library,
        describe: Callable[[], str],
        agreed: Callable[[], object],
        *,
        over: QWidget | None = None,
        otherwise: Callable[[], object] = lambda: None,
    ) -> None:
        """Call `agreed` once the person has agreed that pictures leave for a library, now or before; else `otherwise`.

        `describe` tells what is about to leave; it is called on a worker thread and may look at the disk. The question
        is asked `over` a dialog or the window.
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
            self._bridge.run(lambda: services.publishing.consent(library.name), lambda _: agreed(), failed)

        def failed(fault: Fault) -> None:
            otherwise()
            self._voice.tell(fault)

        def looked(what: str | None) -> None:
            if what is None:
                agreed()
                return
            _ask(account, what, agree, otherwise, over or self._window)

        self._bridge.run(look, looked, failed)


def _ask(
    account: Account, what: str, agree: Callable[[], object], otherwise: Callable[[], object], over: QWidget
) -> None:
    # Loaded when it is wanted: the first paint need not wait for it.
    from rethumb_desktop.ui.panels.consent import ConsentDialog

    dialog = ConsentDialog(account, what, agree, over)
    dialog.rejected.connect(otherwise)
    dialog.open()
