"""The devices of libraries, tied to the rest of the window."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from rethumb_desktop.domain.events import AccountsChanged, Event, LibraryReceived
from rethumb_desktop.domain.library import Account
from rethumb_desktop.domain.syncing import Standing, SyncState
from rethumb_desktop.services import Services
from rethumb_desktop.ui.bridge import Bridge, Ticket
from rethumb_desktop.ui.main_window.accounting import AccountWindows
from rethumb_desktop.ui.main_window.frame import Page
from rethumb_desktop.ui.main_window.voice import Voice
from rethumb_desktop.ui.main_window.window import MainWindow
from rethumb_desktop.ui.models.device_wording import (
    describe_at_usual_ages,
    describe_fault,
    describe_standing,
    describe_sync,
    explain_sync,
)
from rethumb_desktop.ui.models.devices import SyncBook, now
from rethumb_desktop.ui.models.rebuilds import Rebuilds
from rethumb_desktop.ui.models.wording import DOT, describe_library
from rethumb_desktop.ui.panels.devices.looks import look_of_state
from rethumb_desktop.ui.panels.devices.mark import SyncMark
from rethumb_desktop.ui.panels.library.panel import LibraryPanel
from rethumb_desktop.ui.theme.theme import Theme

#: How often what the footer says about times is looked at.
_TICK_MS = 5_000
#: How often it is asked what other devices have published while the library's page is on the screen: often with the
#: window in front, and for some minutes after it was or something came; else now and then. Every question is a request
#: that may be paid for.
_LOOK_MS, _REST_MS, _LIVELY_S = 4_000, 30_000, 600.0
#: What is told of where no library is chosen that stands in any way: the gravest.
_GRAVITY = (Standing.IN_STEP, Standing.WAITING, Standing.SYNCING, Standing.OFFLINE, Standing.DECISION)


class DeviceWindows(QObject):
    """Says in the footer how the chosen library stands, and opens the dialogs about devices.

    On the library's page that is the library that is looked for, else the one that is published to. Where that one has
    no devices, it is the one that needs a person, on the library's page any that stands there. `decided_by_person`
    carries a library's name and why it needs a person: once for each reason.
    """

    decided_by_person = Signal(str, str)

    def __init__(
        self,
        window: MainWindow,
        library: LibraryPanel,
        accounts: AccountWindows,
        bridge: Bridge,
        voice: Voice,
        theme: Theme,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._library = library
        self._accounts = accounts
        self._bridge = bridge
        self._voice = voice
        self._theme = theme
        self._services: Services | None = None
        self._reading: Ticket | None = None
        self._joined = ""
        self._in_front = False
        self._last_sign = monotonic()
        self._told: set[tuple[str, str]] = set()
        self.book = SyncBook(self)
        self.rebuilds = Rebuilds(bridge, self)
        self.mark = SyncMark(theme)
        window.footer.put_at_end(self.mark)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._pass_time)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._ask)
        self._connect()

    def serve(self, services: Services) -> None:
        """Begin to show how the libraries stand."""
        self._services = services
        self.rebuilds.serve(services.upkeep)
        self._bridge.received.connect(self._follow)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._looked_at)
            self._looked_at(application.applicationState())
        self._tick.start()
        self._load()

    def take_joined(self) -> str:
        """Return the name of the library that was just joined, once."""
        name, self._joined = self._joined, ""
        return name

    # What the person wants

    def show(self, library: str = "") -> None:
        """Open the dialog about the devices of a library, else of the chosen one."""
        services = self._services
        if services is None:
            return
        # Loaded when it is wanted: most starts do not want it.
        from rethumb_desktop.ui.panels.devices.dialog import DevicesDialog

        library = library or self._spoken_of().library
        services.syncing.ask(library)

        dialog = DevicesDialog(
            services.syncing,
            services.upkeep,
            services.accounts.libraries,
            self.book,
            self.rebuilds,
            library,
            self._bridge,
            self._theme,
            self._window,
        )
        dialog.pair_wanted.connect(lambda name: self._pair(name, dialog))
        dialog.keys_wanted.connect(lambda name: self._accounts.ask_keys_of((name,), lambda: None))
        dialog.join_wanted.connect(dialog.accept)
        dialog.join_wanted.connect(self.join)
        dialog.open()

    def join(self) -> None:
        """Open the dialog that joins a library."""
        services = self._services
        if services is None:
            return
        from rethumb_desktop.ui.panels.accounts.join_dialog import JoinDialog

        dialog = JoinDialog(services.joining, self._bridge, self._theme, self._window)
        dialog.joined.connect(self._note_joined)
        dialog.open()

    def _pair(self, library: str, over: QWidget) -> None:
        services = self._services
        if services is None:
            return
        from rethumb_desktop.ui.panels.devices.pairing import PairDialog

        PairDialog(library, lambda: services.joining.pair(library), self._bridge, self._theme, over).open()

    def _note_joined(self, account: Account) -> None:
        services = self._services
        if services is None:
            return
        # Who gave the code was not known yet when the account was announced.
        services.syncing.ask()
        self._joined = account.name if account.roles else ""
        # The libraries may have been shown anew before the name was known here: once more, with it.
        self._bridge.listen(AccountsChanged())
        self._library.filters.choose_library(account.name)
        self._window.frame.show_page(Page.LIBRARY)
        # Nothing has come yet, and without a network nothing will for a while.
        text = self.tr("“{library}” was joined. What is in it comes with the next sync.")
        self._voice.say(text.replace("{library}", describe_library(account.name)), "circle-check")

    def _tell_rebuilt(self, library: str, outcome: str) -> None:
        """Say what came of it, also to whoever has closed the dialog meanwhile."""
        self._voice.say(DOT.join((describe_library(library), outcome)), "circle-check")

    # Following

    def _follow(self, events: Sequence[Event]) -> None:
        self.book.take(events)
        if any(isinstance(event, LibraryReceived) for event in events):
            self._last_sign = monotonic()
        if any(isinstance(event, AccountsChanged) for event in events):
            self._load()

    def _load(self) -> None:
        services = self._services
        if services is None:
            return
        if self._reading is not None:
            self._reading.cancel()
        self.book.begin_reading()
        self._reading = self._bridge.run(services.syncing.states, self.book.show_states, self._voice.tell)

    def _changed(self, library: str) -> None:
        self._tell()
        state = self.book.state(library)
        if state.standing is Standing.DECISION:
            self._call_person(state)

    def _call_person(self, state: SyncState) -> None:
        reason = (describe_fault(state.error) or [describe_standing(state)])[0]
        if (state.library, reason) not in self._told:
            self._told.add((state.library, reason))
            self.decided_by_person.emit(state.library, reason)

    def _looked_at(self, state: Qt.ApplicationState) -> None:
        if self._services is not None:
            self._in_front = state is Qt.ApplicationState.ApplicationActive
            self._last_sign = monotonic()
            self._services.syncing.in_front(self._in_front)
            self._look_or_not()

    def _look_or_not(self) -> None:
        """Ask often while the library's page may be looked at, also in a window beside the one that is worked in."""
        looks = self._services is not None and self._window.frame.page is Page.LIBRARY
        if looks and not self._look.isActive():
            self._ask()
            self._look.start()
        elif not looks:
            self._look.stop()

    def _ask(self) -> None:
        """Ask what other devices have published: where there are some, and nothing keeps it from being known."""
        is_lively = self._in_front or monotonic() - self._last_sign < _LIVELY_S
        self._look.setInterval(_LOOK_MS if is_lively else _REST_MS)
        if not self._window.isVisible() or self._window.isMinimized():
            return
        wanted = self._library.filters.library
        for state in self.book.states():
            is_seen = wanted in (None, state.library)
            if self._services is not None and is_seen and state.devices and state.standing is Standing.IN_STEP:
                self._services.syncing.ask(state.library)

    # Showing

    def _chosen(self) -> str:
        looked_for = self._library.filters.library if self._window.frame.page is Page.LIBRARY else None
        if looked_for is not None:
            return looked_for
        library = self._window.header.library
        return library.name if library is not None else ""

    def _spoken_of(self) -> SyncState:
        """Return how the chosen library stands, else one of those that stand in any way."""
        chosen = self.book.state(self._chosen())
        if chosen.standing is not Standing.OFF or chosen.error is not None:
            return chosen
        least = Standing.IN_STEP if self._window.frame.page is Page.LIBRARY else Standing.DECISION
        others = (state for state in self.book.states() if state.standing in _GRAVITY)
        grave = [state for state in others if _GRAVITY.index(state.standing) >= _GRAVITY.index(least)]
        return max(grave, key=lambda state: _GRAVITY.index(state.standing), default=chosen)

    def _page_changed(self) -> None:
        self._tell()
        self._look_or_not()

    def _pass_time(self) -> None:
        if self._window.isVisible() and not self._window.isMinimized():
            self._tell()

    def _tell(self) -> None:
        state = self._spoken_of()
        received = self.book.received(state.library)
        if state.standing is Standing.OFF and state.error is None:
            self.mark.hide()
            return
        icon, tone = look_of_state(state)
        spoken, text = describe_standing(state, received), describe_sync(state, now(), received)
        usual = describe_at_usual_ages(state, received)
        if state.library != self._chosen():
            name = describe_library(state.library)
            spoken, text = DOT.join((name, spoken)), DOT.join((name, text))
            usual = [DOT.join((name, each)) for each in usual]
        self.mark.say(text, spoken, icon, tone, explain_sync(state), usual)

    def _connect(self) -> None:
        window = self._window
        self.book.changed.connect(self._changed)
        self.rebuilds.ended.connect(self._tell_rebuilt)
        self.rebuilds.failed.connect(lambda _, fault: self._voice.tell(fault))
        self.mark.clicked.connect(lambda _=False: self.show())
        window.commands.devices.triggered.connect(lambda _=False: self.show())
        window.header.join_library.connect(self.join)
        window.header.chosen.connect(self._tell)
        window.frame.pages.currentChanged.connect(lambda _: self._page_changed())
        self._library.filters.changed.connect(self._tell)
