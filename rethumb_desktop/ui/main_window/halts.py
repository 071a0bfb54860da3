"""Libraries that cannot be sent to: said once, in a bar that stays until it is over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.events import LibraryHalted, LibraryResumed
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.main_window.accounting import AccountWindows
from rethumb_desktop.ui.main_window.voice import Voice
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.message_bar import MessageBar

translate = QCoreApplication.translate


class Halts(QObject):
    """Says why nothing is sent to a library, and offers what helps: to try at once, or to enter keys."""

    def __init__(self, window: QObject, accounts: AccountWindows, bridge: Bridge, voice: Voice, theme: Theme) -> None:
        super().__init__(window)
        self._accounts = accounts
        self._bridge = bridge
        self._voice = voice
        self._theme = theme
        self._services: Services | None = None
        self._halted: dict[str, LibraryHalted] = {}
        self._dismissed: set[str] = set()
        self.bar = MessageBar()
        theme.dress(self.bar.close_button, "x")
        self.bar.close_button.clicked.connect(self._dismiss)
        bridge.received.connect(self._follow)

    def serve(self, services: Services) -> None:
        """Begin; what was halted before is shown."""
        self._services = services
        self._follow(services.publishing.halts())

    def _follow(self, events: Sequence[object]) -> None:
        before = dict(self._halted)
        for event in events:
            if isinstance(event, LibraryHalted):
                self._halted[event.library] = event
                self._dismissed.discard(event.library)
            elif isinstance(event, LibraryResumed):
                self._halted.pop(event.library, None)
        if self._halted != before:
            self._show()

    def _show(self) -> None:
        shown = [event for library, event in self._halted.items() if library not in self._dismissed]
        if not shown:
            self.bar.hide()
            return
        first = shown[0]
        side = round(self.bar.fontMetrics().height() * 1.2)
        colour = self._theme.colours.warning
        icon = self._theme.pixmap("triangle-alert", colour, side, self.bar.devicePixelRatioF())
        if first.error.kind is FaultKind.CREDENTIALS:
            button, act = self.tr("Enter keys…"), self._enter_keys
        else:
            button, act = self.tr("Try now"), self._try_now
        self.bar.say("\n".join(map(describe_halt, shown)), icon, button, act)

    def _dismiss(self) -> None:
        self._dismissed = set(self._halted)

    def _try_now(self) -> None:
        services = self._services
        if services is not None:
            self._bridge.run(services.publishing.retry_library, None, self._voice.tell)

    def _enter_keys(self) -> None:
        blocked = {name for name, event in self._halted.items() if event.error.kind is FaultKind.CREDENTIALS}
        self._accounts.ask_keys_of(blocked, otherwise=self._try_now)


def describe_halt(event: LibraryHalted) -> str:
    """Say why nothing is sent to a library and what becomes of what waits."""
    if not event.library:
        text = translate("Halts", "The queue waits: {why}")
    elif event.resumes:
        text = translate("Halts", "“{library}” waits and is tried again by itself: {why}")
    else:
        text = translate("Halts", "“{library}” waits for you: {why}")
    why = " ".join(part for part in (event.error.title, event.error.detail) if part)
    return text.replace("{library}", event.library).replace("{why}", why)
