"""How the libraries stand with their devices, and the devices of one as a list model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from rethumb_desktop.domain.events import Event, LibraryReceived, SyncStateChanged
from rethumb_desktop.domain.syncing import Device, Standing, SyncState
from rethumb_desktop.ui.models.device_wording import (
    describe_last_word,
    explain_device,
    name_device,
    speak_device,
)
from rethumb_desktop.ui.models.wording import plain_tooltip

Index = QModelIndex | QPersistentModelIndex
Clock = Callable[[], datetime]
_NOWHERE = QModelIndex()
_NEVER = datetime.min.replace(tzinfo=UTC)


def now() -> datetime:
    return datetime.now(UTC)


class SyncBook(QObject):
    """Knows how each library stands, and how much came in the sync that is under way.

    `changed` carries a library's name.
    """

    changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._states: dict[str, SyncState] = {}
        self._received: Counter[str] = Counter()
        self._late: set[str] = set()

    def state(self, library: str) -> SyncState:
        return self._states.get(library, SyncState(library, Standing.OFF))

    def states(self) -> list[SyncState]:
        """Return how all libraries stand."""
        return list(self._states.values())

    def received(self, library: str) -> int:
        """Return how many entries came so far in the sync that is under way."""
        return self._received[library]

    def begin_reading(self) -> None:
        """Note that the states are being read: what is told from now on is newer."""
        self._late.clear()

    def show_states(self, states: Mapping[str, SyncState]) -> None:
        """Take in how all libraries stood when they were read."""
        before = self._states
        self._states = {
            name: before.get(name, state) if name in self._late else state for name, state in states.items()
        }
        for name in {*before, *states}:
            if before.get(name) != self._states.get(name):
                self.changed.emit(name)

    def take(self, events: Iterable[Event]) -> None:
        """Follow what happens."""
        touched: dict[str, None] = {}
        for event in events:
            match event:
                case SyncStateChanged(state):
                    self._states[state.library] = state
                    self._late.add(state.library)
                    touched[state.library] = None
                    if state.standing is not Standing.SYNCING:
                        self._received[state.library] = 0
                case LibraryReceived(library, came, went):
                    self._received[library] += came + len(went)
                    touched[library] = None
        for library in touched:
            self.changed.emit(library)


class DeviceRole(IntEnum):
    """What the list tells beside Qt's own roles."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    #: When a device told something last.
    LAST_WORD = Qt.ItemDataRole.UserRole + 2


def in_order(devices: Iterable[Device]) -> list[Device]:
    """Return devices as they are listed: this one, those with which something is wrong, the others by their last word.

    Who has never said anything is last.
    """
    by_name = sorted(devices, key=lambda each: (each.name.casefold(), each.id))
    by_last_word = sorted(by_name, key=lambda each: each.said_at or _NEVER, reverse=True)
    return sorted(by_last_word, key=lambda each: (not each.own, each.error is None and each.head_error is None))


class DevicesModel(QAbstractListModel):
    """The devices of one library: this one, those with which something is wrong, the others by their last word."""

    def __init__(self, parent: QObject | None = None, clock: Clock = now) -> None:
        super().__init__(parent)
        self._clock = clock
        self._devices: list[Device] = []
        self._words: list[str] = []

    @property
    def devices(self) -> Sequence[Device]:
        return self._devices

    def show_devices(self, devices: Sequence[Device]) -> None:
        """Hold these devices and no others; a row stays that of its device."""
        shown = {each.id: each for each in devices}
        for row in reversed(range(len(self._devices))):
            if self._devices[row].id not in shown:
                self.beginRemoveRows(_NOWHERE, row, row)
                del self._devices[row], self._words[row]
                self.endRemoveRows()
        for row, before in enumerate(self._devices):
            device = shown.pop(before.id)
            if device != before:
                self._devices[row] = device
                self._words[row] = describe_last_word(device, self._clock())
                self.dataChanged.emit(self.index(row), self.index(row))
        if shown:
            last = len(self._devices)
            self.beginInsertRows(_NOWHERE, last, last + len(shown) - 1)
            self._devices += in_order(shown.values())
            self._words += [describe_last_word(each, self._clock()) for each in self._devices[last:]]
            self.endInsertRows()
        self._sort()

    def _sort(self) -> None:
        """Bring the rows in order."""
        before = [each.id for each in self._devices]
        devices = in_order(self._devices)
        after = {each.id: row for row, each in enumerate(devices)}
        if list(after) == before:
            return
        self.layoutAboutToBeChanged.emit()
        words = dict(zip(before, self._words, strict=True))
        self._devices, self._words = devices, [words[each.id] for each in devices]
        for index in self.persistentIndexList():
            self.changePersistentIndex(index, self.index(after[before[index.row()]]))
        self.layoutChanged.emit()

    def pass_time(self) -> None:
        """Say anew how long ago each told something, where that is said otherwise by now."""
        now = self._clock()
        for row, device in enumerate(self._devices):
            words = describe_last_word(device, now)
            if words != self._words[row]:
                self._words[row] = words
                self.dataChanged.emit(self.index(row), self.index(row), [DeviceRole.LAST_WORD])

    def rowCount(self, parent: Index = _NOWHERE, /) -> int:
        return 0 if parent.isValid() else len(self._devices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid():
            return None
        device = self._devices[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name_device(device)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(explain_device(device))
            case Qt.ItemDataRole.AccessibleTextRole:
                return speak_device(device, self._clock())
            case DeviceRole.ENTRY:
                return device
            case DeviceRole.LAST_WORD:
                return self._words[index.row()]
        return None
