"""Which devices publish into the libraries, read again as that may have changed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.events import AccountsChanged, Event, LibraryReceived, SyncStateChanged
from rethumb_desktop.domain.syncing import Device, Standing
from rethumb_desktop.ui.bridge import Bridge, Ticket
from rethumb_desktop.ui.models.publishers import Publishers
from rethumb_desktop.ui.models.pulse import Pulse

if TYPE_CHECKING:
    from rethumb_desktop.services import Services

#: How often the devices are read at most, in milliseconds.
_PAUSE_MS = 1_000


class PublisherBook(QObject):
    """`changed` carries the devices that are known now."""

    changed = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._services: Services | None = None
        self._reading: Ticket | None = None
        self._known = Publishers()
        self._pulse = Pulse(self._read, _PAUSE_MS, self)

    def serve(self, services: Services) -> None:
        """Begin to read: the services are there."""
        self._services = services
        self._bridge.received.connect(self._follow)
        self._pulse.ask()

    def _follow(self, events: Sequence[Event]) -> None:
        if any(_concerns(event) for event in events):
            self._pulse.ask()

    def _read(self) -> None:
        services = self._services
        if services is None:
            return

        def work() -> Publishers:
            return Publishers(_devices_of(services))

        if self._reading is not None:
            # It may have been read before what has just changed, and arrive after it.
            self._reading.cancel()
        # What cannot be read is said where the libraries are: here it is only not known.
        self._reading = self._bridge.run(work, self._show, lambda _: None)

    def _show(self, publishers: Publishers) -> None:
        if publishers.named() != self._known.named():
            self._known = publishers
            self.changed.emit(publishers)


def _devices_of(services: Services) -> dict[str, list[Device]]:
    """Return the devices of each library in a bucket; blocks. Raises Fault settings."""
    found = {}
    for library in services.accounts.libraries():
        if library.account is not None:
            with suppress(Fault):  # its account was removed meanwhile
                found[library.name] = services.syncing.devices(library.name)
    return found


def _concerns(event: Event) -> bool:
    if isinstance(event, SyncStateChanged):
        return event.state.standing is not Standing.SYNCING
    return isinstance(event, LibraryReceived | AccountsChanged)
