"""Libraries that cannot be sent to: said in a bar for each that stays until it is over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rethumb_desktop.domain.errors import FaultKind
from rethumb_desktop.domain.events import LibraryHalted, LibraryResumed
from rethumb_desktop.domain.library import Account
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.language.service_texts import translate_service
from rethumb_desktop.ui.main_window.accounting import AccountWindows
from rethumb_desktop.ui.main_window.voice import Voice
from rethumb_desktop.ui.models.wording import describe_library
from rethumb_desktop.ui.theme.theme import Theme
from rethumb_desktop.ui.widgets.message_bar import MessageBar

translate = QCoreApplication.translate


class Halts(QObject):
    """Says why nothing is sent to a library, and offers what helps: to try at once, to enter keys, or to agree."""

    def __init__(self, window: QWidget, accounts: AccountWindows, bridge: Bridge, voice: Voice, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._accounts = accounts
        self._bridge = bridge
        self._voice = voice
        self._theme = theme
        self._services: Services | None = None
        self._bars: dict[str, MessageBar] = {}
        #: One bar for each library that is halted, one below the other.
        self.place = QWidget()
        layout = QVBoxLayout(self.place)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        bridge.received.connect(self._follow)

    @property
    def bars(self) -> Mapping[str, MessageBar]:
        """The bars by the names of their libraries; one that was closed by the person is hidden."""
        return self._bars

    def serve(self, services: Services) -> None:
        """Begin; what was halted before is shown."""
        self._services = services
        self._follow(services.publishing.halts())

    def _follow(self, events: Sequence[object]) -> None:
        for event in events:
            if isinstance(event, LibraryHalted):
                self._show(event)
            elif isinstance(event, LibraryResumed) and event.library in self._bars:
                bar = self._bars.pop(event.library)
                bar.hide()
                bar.deleteLater()

    def _show(self, event: LibraryHalted) -> None:
        bar = self._bars.get(event.library)
        if bar is None:
            bar = self._bars[event.library] = MessageBar()
            self._theme.dress(bar.close_button, "x")
            layout = self.place.layout()
            assert layout is not None
            layout.addWidget(bar)
        side = round(bar.fontMetrics().height() * 1.2)
        icon = self._theme.pixmap("triangle-alert", self._theme.colours.warning, side, bar.devicePixelRatioF())
        library = event.library
        again = (self.tr("Try now"), partial(self._try_now, library))
        first = again
        if event.error.kind is FaultKind.CREDENTIALS:
            first = (self.tr("Enter keys…"), partial(self._enter_keys, library))
        elif event.error.kind is FaultKind.CONSENT:
            first = (self.tr("Decide…"), partial(self._ask_consent, library))
        other = again if first is not again and event.error.kind is not FaultKind.CONSENT else None
        # It stays until the library takes renditions again: what a button does may not help.
        bar.say(describe_halt(event), icon, *first, other=other, stays=True)

    def _try_now(self, library: str) -> None:
        services = self._services
        if services is not None:
            self._bridge.run(lambda: services.publishing.retry_library(library or None), None, self._voice.tell)

    def _enter_keys(self, library: str) -> None:
        self._accounts.ask_keys_of({library}, otherwise=partial(self._try_now, library))

    def _ask_consent(self, library: str) -> None:
        services = self._services
        if services is None:
            return

        def found(account: Account | None) -> None:
            if account is None:
                return
            # Loaded when it is wanted: the first paint need not wait for it.
            from rethumb_desktop.ui.panels.consent import ConsentDialog

            what = self.tr("the pictures that wait")
            ConsentDialog(account, what, partial(self._agree, library), self._window).open()

        self._bridge.run(lambda: services.accounts.library(library).account, found, self._voice.tell)

    def _agree(self, library: str) -> None:
        services = self._services
        if services is not None:
            self._bridge.run(lambda: services.publishing.consent(library), None, self._voice.tell)


def describe_halt(event: LibraryHalted) -> str:
    """Say why nothing is sent to a library and what becomes of what waits."""
    if not event.library:
        text = translate("Halts", "The queue waits: {why}")
    elif event.resumes:
        text = translate("Halts", "“{library}” waits and is tried again by itself: {why}")
    else:
        text = translate("Halts", "“{library}” waits for you: {why}")
    why = " ".join(translate_service(part) for part in (event.error.title, event.error.detail) if part)
    return text.replace("{library}", describe_library(event.library)).replace("{why}", why)
