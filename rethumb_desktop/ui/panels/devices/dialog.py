"""The dialog about the devices of a library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import AccountsChanged, Event
from rethumb_desktop.domain.library import Library
from rethumb_desktop.domain.syncing import Device, SyncState
from rethumb_desktop.ui.bridge import Bridge, Ticket
from rethumb_desktop.ui.models.devices import DevicesModel, SyncBook
from rethumb_desktop.ui.models.pulse import Pulse
from rethumb_desktop.ui.models.rebuilds import Rebuilds
from rethumb_desktop.ui.models.wording import describe_library
from rethumb_desktop.ui.panels.devices.body import DialogBody
from rethumb_desktop.ui.panels.devices.buttons import make_button
from rethumb_desktop.ui.panels.devices.library_menu import LibraryMenu
from rethumb_desktop.ui.panels.devices.menu import DeviceMenu
from rethumb_desktop.ui.panels.devices.rebuild_line import RebuildLine
from rethumb_desktop.ui.panels.devices.remedies import Remedies
from rethumb_desktop.ui.panels.devices.rows import DeviceList
from rethumb_desktop.ui.panels.devices.standing import StandingLine
from rethumb_desktop.ui.theme.theme import Theme, scaled_font
from rethumb_desktop.ui.widgets.chooser import Chooser
from rethumb_desktop.ui.widgets.elided_label import ElidedLabel
from rethumb_desktop.ui.widgets.flow_layout import FlowLayout
from rethumb_desktop.ui.widgets.scrolled_column import quiet_note
from rethumb_desktop.ui.widgets.spoken_label import SpokenLabel
from rethumb_desktop.ui.widgets.title_room import make_room_for_title

if TYPE_CHECKING:
    from rethumb_desktop.services.syncing.syncing import Syncing
    from rethumb_desktop.services.upkeep.upkeep import Upkeep

#: How often what is said about times is looked at, and how often the devices are read again at most.
TICK_MS, _PAUSE_MS = 5_000, 500

Libraries = Callable[[], Sequence[Library]]
Found = TypeVar("Found")


class DevicesDialog(QDialog):
    """Shows how a library stands and its devices. `read_libraries` is called on a worker thread and raises Fault.

    `pair_wanted` and `keys_wanted` carry the library's name.
    """

    pair_wanted = Signal(str)
    keys_wanted = Signal(str)
    join_wanted = Signal()

    def __init__(
        self,
        syncing: Syncing,
        upkeep: Upkeep,
        read_libraries: Libraries,
        book: SyncBook,
        rebuilds: Rebuilds,
        library: str,
        bridge: Bridge,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("devicesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Devices"))
        self._syncing = syncing
        self._read_libraries = read_libraries
        self._book = book
        self._rebuilds = rebuilds
        self._bridge = bridge
        self._wanted = library
        self._libraries: list[Library] = []
        self._tickets: dict[str, Ticket] = {}
        self.model = DevicesModel(self)
        self._make_parts(theme)
        self.remedies = Remedies(upkeep, syncing.forget_device, bridge, theme, self)
        self._reading = Pulse(self._read_devices, _PAUSE_MS, self)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._pass_time)
        self._arrange()
        self._connect()
        self._show_library()
        self._load()

    @property
    def library(self) -> Library | None:
        """The library that is shown."""
        row = self.chooser.currentIndex()
        return self._libraries[row] if 0 <= row < len(self._libraries) else None

    def done(self, result: int) -> None:
        """Take no answers any more, whichever way the dialog ends."""
        self._tick.stop()
        self.remedies.let_go()
        self._rebuilds.forget_outcomes()
        for ticket in self._tickets.values():
            ticket.cancel()
        self._libraries = []  # a pulse may come before it is deleted: there is nothing to ask about any more
        super().done(result)

    # Following

    def _follow(self, events: Sequence[Event]) -> None:
        if any(isinstance(event, AccountsChanged) for event in events):
            self._load()

    def _changed(self, library: str) -> None:
        shown = self.library
        if shown is not None and shown.name == library:
            self._show_standing()
            self._reading.ask()

    def _load(self) -> None:
        self._run("libraries", self._read_libraries, self._show_libraries)

    def _show_libraries(self, libraries: Sequence[Library]) -> None:
        shown = self.library
        name = shown.name if shown is not None else self._wanted
        self._libraries = [library for library in libraries if library.account is not None]
        names = [library.name for library in self._libraries]
        with QSignalBlocker(self.chooser):
            self.chooser.clear()
            self.chooser.addItems([describe_library(each) for each in names])
            self.chooser.setCurrentIndex(names.index(name) if name in names else 0 if names else -1)
        self._show_library()
        if shown is None and self.library is not None:
            self.list.setFocus()

    def _show_library(self) -> None:
        """Show the chosen library, or that there is none."""
        library = self.library
        name = library.name if library is not None else ""
        for part in (self.standing, self.list, self.standing.sync_button, self.pair_button, self.library_menu):
            part.setVisible(library is not None)
        self.chooser.setVisible(len(self._libraries) > 1)
        self.name.setVisible(len(self._libraries) == 1)
        self.name.setText(describe_library(name) if name else "")
        self._show_note(library)
        self.remedies.show_library(name)
        self.rebuilding.show_library(name)
        self._allow_rebuilding()
        self._show_standing()
        self.model.show_devices([])
        self.alone.hide()
        if library is not None:
            self._read_devices()

    def _show_note(self, library: Library | None) -> None:
        account = library.account if library is not None else None
        text = ""
        if library is None:
            text = self.tr("No library is in a bucket yet. Add an account, or join the library of another device.")
        elif library.read_only:
            text = self.tr("This library can only be read here: it was joined without keys.")
        elif account is not None and not account.confirmed:
            text = self.tr("No picture leaves for this library before you agree to the first publish.")
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _show_standing(self) -> None:
        library = self.library
        if library is not None:
            state = self._book.state(library.name)
            self.standing.show_state(state, self._book.received(library.name))
            self.remedies.show_state(state)
            self._allow_pairing(state)

    def _allow_pairing(self, state: SyncState) -> None:
        """Give no code of a library that is not the one of its bucket, or that cannot be used."""
        why_not = ""
        if state.error is not None and state.error.kind is FaultKind.LIBRARY:
            why_not = self.tr("Another device could not use this library either: put right what is wrong first.")
        self.pair_button.setEnabled(not why_not)
        self.pair_button.setToolTip(why_not)

    def _allow_rebuilding(self, _library: str = "") -> None:
        self.remedies.hold(held=bool(self.rebuilding.under_way))
        self.library_menu.allow_rebuilding(why_not=self.rebuilding.under_way or self.remedies.under_way)

    def _read_devices(self) -> None:
        library = self.library
        if library is not None:
            name = library.name
            self._run("devices", lambda: self._syncing.devices(name), self._show_devices)

    def _show_devices(self, devices: list[Device]) -> None:
        self.model.show_devices(devices)
        self._offer_remedy()
        self.alone.setVisible(len(devices) == 1)

    def _offer_remedy(self) -> None:
        chosen = self.list.currentIndex()
        device = self.model.devices[chosen.row()] if chosen.isValid() else None
        self.remedies.show_devices(self.model.devices, device)

    def _pass_time(self) -> None:
        self.model.pass_time()
        self._show_standing()

    # What the person does

    def _sync(self) -> None:
        library = self.library
        if library is None:
            return
        name = library.name
        self.standing.asked = True
        self._show_standing()

        def ended(_: object) -> None:
            self.standing.asked = False
            self._show_standing()
            self._reading.ask()

        def failed(fault: Fault) -> None:
            ended(fault)
            self.standing.complain(fault)

        self._run("sync", lambda: self._syncing.sync_now(name), ended, failed)

    def _tell(self, signal: Callable[[str], object]) -> None:
        if self.library is not None:
            signal(self.library.name)

    def _run(
        self,
        slot: str,
        work: Callable[[], Found],
        done: Callable[[Found], object],
        failed: Callable[[Fault], object] | None = None,
    ) -> None:
        """Ask on a thread; of several questions of a kind only the newest is answered."""
        if slot in self._tickets:
            self._tickets[slot].cancel()
        self._tickets[slot] = self._bridge.run(work, done, failed or self.standing.complain)

    # Parts

    def _make_parts(self, theme: Theme) -> None:
        self.chooser = Chooser("devicesLibraryChooser", self.tr("Library"), least=10, most=34)
        self._spoken = SpokenLabel(self.chooser)
        self.name = ElidedLabel()
        self.name.setObjectName("devicesLibraryName")
        self.name.setFont(scaled_font(self.font(), 1.15, strong=True))
        self.standing = StandingLine(theme)
        self.rebuilding = RebuildLine(self._rebuilds)
        self.note = quiet_note("")
        self.note.setObjectName("devicesNote")
        self.note.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.list = DeviceList(self.model, theme)
        self.menu = DeviceMenu(theme, self.list)
        self.alone = quiet_note(self.tr("No other device yet. Another one joins with the code of this library."))
        self.alone.setObjectName("devicesAlone")
        self.pair_button = make_button("pairButton", self.tr("Let another device join…"), theme, "qr-code")
        self._body = DialogBody()
        self.join_button = make_button("joinButton", self.tr("Join a library…"), theme, "plus")
        self.library_menu = LibraryMenu(theme)

    def _connect(self) -> None:
        self.chooser.currentIndexChanged.connect(lambda _: self._show_library())
        self.library_menu.rebuild_wanted.connect(self.rebuilding.ask)
        self._rebuilds.changed.connect(self._allow_rebuilding)
        self.standing.sync_wanted.connect(self._sync)
        self.standing.keys_wanted.connect(lambda: self._tell(self.keys_wanted.emit))
        self.pair_button.clicked.connect(lambda: self._tell(self.pair_wanted.emit))
        self.join_button.clicked.connect(self.join_wanted)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._offer_remedy())
        self._body.needs_changed.connect(self._make_room)
        for each in (*self.remedies.buttons, self.standing.keys_button):
            each.installEventFilter(self)
        self.menu.forget_wanted.connect(self.remedies.ask_to_forget)
        self.remedies.ended.connect(self._reading.ask)
        self.remedies.changed.connect(self._allow_rebuilding)
        self.remedies.failed.connect(self.standing.complain)
        self._book.changed.connect(self._changed)
        self._bridge.received.connect(self._follow)

    def _arrange(self) -> None:
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        line = FlowLayout(spacing=6)
        buttons = (*self.remedies.buttons, self.standing.sync_button, self.pair_button, self.join_button)
        for button in buttons:
            line.addWidget(button)
        layout = self._body.parts
        layout.setContentsMargins(20, 18, 20, 4)
        layout.setSpacing(12)
        layout.addWidget(self._spoken)
        layout.addWidget(self.chooser, 0, Qt.AlignmentFlag.AlignLeading)
        for part in (self.name, self.standing, self.rebuilding, self.remedies.note, self.note):
            layout.addWidget(part)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.alone)
        layout.addLayout(line)
        # Where there is nothing to list.
        layout.addStretch(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 16)
        outer.addWidget(self._body, 1)
        ending = QHBoxLayout()
        ending.setContentsMargins(20, 0, 20, 0)
        ending.addWidget(self.library_menu)
        ending.addWidget(close)
        outer.addLayout(ending)
        stops = (self.chooser, self.standing.keys_button, self.list, *buttons, self.library_menu)
        for before, after in pairwise((*stops, *close.buttons())):
            QWidget.setTabOrder(before, after)
        make_room_for_title(self)
        height = self.fontMetrics().height()
        self._give(QSize(height * 36, height * 32))

    def _give(self, wanted: QSize) -> None:
        """Be so large, as far as the screen has room."""
        given = wanted.boundedTo(self.screen().availableGeometry().size() * 0.9)
        self._given = given.height()
        self.resize(given)

    def _make_room(self) -> None:
        """Be as high as what there is to see needs, unless a person has made it lower."""
        missing = self._body.needed_height(self._body.viewport().width()) - self._body.viewport().height()
        if missing > 0 and self.height() >= self._given:
            self._give(QSize(self.width(), self.height() + missing))

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the keyboard to the list where a button goes that has it."""
        if event.type() is QEvent.Type.Hide and watched is self.focusWidget():
            self.list.setFocus()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()
