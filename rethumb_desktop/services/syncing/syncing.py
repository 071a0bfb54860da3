"""Syncing: every library is brought in step with its other devices, by itself and on request."""

from __future__ import annotations

import random
from collections.abc import Callable, Container, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from rethumb_desktop.domain.entries import milliseconds_of
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.events import AccountsChanged, Event, JobChanged, LibraryReceived, RemovalsChanged
from rethumb_desktop.domain.job import Place
from rethumb_desktop.domain.library import THIS_COMPUTER, Account, Library, Role
from rethumb_desktop.domain.ports import JobQueue, Listener
from rethumb_desktop.domain.ports.syncing import Arrival, Heard, SyncRecords
from rethumb_desktop.domain.syncing import Device, SyncReport, SyncState
from rethumb_desktop.services.libraries import Libraries
from rethumb_desktop.services.outbox.tempo import Tempo
from rethumb_desktop.services.syncing.rounds import Rounds
from rethumb_desktop.services.syncing.running import Steps, run
from rethumb_desktop.services.syncing.states import States, may_write
from rethumb_desktop.services.syncing.timetable import Timetable
from rethumb_desktop.services.watching.clocks import Clocks

if TYPE_CHECKING:
    from rethumb_desktop.services.syncing.cycle import SyncCycle

#: Takes what is in its library no more out of the queue's rows.
LeaveOut = Callable[[Iterable[int], Container[Place]], None]

_TEMPO = Tempo(5.0, 300.0)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class SyncMeans:
    """What syncing needs to know of this computer.

    `device_name` is what this device calls itself, `mark` names this home on this computer: in a copy it is another.
    `renderers` tells the versions of the renderer that object keys follow from.
    """

    device_name: str = "A computer"
    mark: str = ""
    renderers: Callable[[], Sequence[str]] = tuple
    clocks: Clocks = field(default_factory=Clocks)
    chance: random.Random = field(default_factory=random.SystemRandom)
    tempo: Tempo = field(default=_TEMPO)


class Syncing:
    """Keeps the libraries of accounts in step. May be called by any thread; `sync_now` and `alone` block.

    Nothing is done by itself before `begin`. Libraries without an account or without keys are off, and so are those to
    which nobody has agreed to publish, unless they were joined. Where nobody has agreed, or where there are no keys to
    publish with, a library is read and nothing is written. Tells `SyncStateChanged` and `LibraryReceived`.
    """

    def __init__(
        self,
        libraries: Libraries,
        records: SyncRecords,
        queue: JobQueue,
        leave_out: LeaveOut,
        listener: Listener,
        means: SyncMeans,
    ) -> None:
        self._libraries = libraries
        self._records = records
        self._queue = queue
        self._leave_out = leave_out
        self._listener = listener
        self._means = means
        self._states = States(records, means.clocks.wall, listener)
        timetable = Timetable(means.tempo, means.chance)
        self._rounds = Rounds(self._names, self._open, self._states, timetable, means.clocks.steady)
        self._checked: set[Library] = set()
        self._run = self._token()

    # Commands

    def sync_now(self, library: str) -> SyncReport:
        """Bring one library in step, also where `begin` was not called; waits for a sync that is under way.

        Raises Fault usage (no such library, one that has nothing to sync with), credentials, keyring, library (another
        key, a newer version), index, disk, and what the store raises. What cannot be read of single devices is told by
        the report's `problems`.
        """
        with self._rounds.alone(library):
            try:
                steps = self._open(library)
                self._states.begin(library)
                report = run(steps)
            except Fault as fault:
                if fault.kind is not FaultKind.USAGE:
                    self._states.fail(library, fault)
                raise
            self._states.end(library, report)
        return report

    def begin(self) -> None:
        """Sync by itself from now on: at once, after publishing, and at intervals; returns at once."""
        self._rounds.begin()

    def ask(self, library: str | None = None) -> None:
        """Have a library, or all, synced as soon as possible; returns at once. Nothing happens before `begin`."""
        if library is None:
            self._rounds.look_anew()
        else:
            self._rounds.change(lambda timetable, now: timetable.ask(library, now))

    def in_front(self, front: bool) -> None:
        """Tell whether the person looks at the window: then it is synced more often."""
        self._rounds.change(lambda timetable, now: timetable.set_front(front, now))

    def introduce(self, library: str, device: str) -> None:
        """Note the device that gave the pairing code: where heads cannot be listed they are found from it on.

        Raises Fault index.
        """
        if device and device != self._records.device and device not in self._records.heard(library):
            self._records.note(library, Heard(device))

    def alone(self, library: str) -> AbstractContextManager[None]:
        """Let no sync of a library run in this process as long as the block lasts."""
        return self._rounds.alone(library)

    def receive(self, library: str, arrival: Arrival) -> None:
        """Tell of what came into a library or went out of it, and take what went off the queue's rows.

        Raises Fault index, disk.
        """
        if not arrival.came and not arrival.went:
            return
        self._listener(LibraryReceived(library, arrival.came, arrival.went))
        if arrival.went:
            self._take_off({(library, key) for key in arrival.went})

    def follow(self, event: Event) -> None:
        """Take in what happened elsewhere in the program."""
        if isinstance(event, AccountsChanged):
            self._rounds.look_anew()
        elif isinstance(event, JobChanged) and event.job.state.has_links:
            self._publish(event.job.library, max(1, len(event.job.renditions)))
        elif isinstance(event, RemovalsChanged):
            self._publish(event.library, 1)

    def close(self) -> None:
        """End: what is under way stops at its next step, and is taken up by the next sync."""
        self._rounds.close()

    # What is there

    def states(self) -> dict[str, SyncState]:
        """Return how the libraries stand, by their names, as far as is known without asking.

        Raises Fault settings, index.
        """
        return {library.name: self._states.of(library) for library in self._libraries.all()}

    def state(self, library: str) -> SyncState:
        """Return how a library stands. Raises Fault usage where there is none, settings, index."""
        return self._states.of(self._libraries.find(library))

    def devices(self, library: str) -> list[Device]:
        """Return the devices of a library, this one first, then by name. Raises Fault usage, settings, index."""
        found = self._libraries.find(library)
        others = [] if found.account is None else [_device(each) for each in self._records.heard(library).values()]
        return [self._own(library), *sorted(others, key=lambda each: (each.name.casefold(), each.id))]

    # Inside

    def _take_off(self, gone: set[Place]) -> None:
        """Take what went off the queue's rows."""
        jobs = [job.id for job in self._queue.jobs() if job.state.has_links and job.without(gone) is not job]
        if jobs:
            self._leave_out(jobs, gone)

    def _own(self, library: str) -> Device:
        from rethumb_desktop.services.syncing.own_head import said

        seq, _ = self._records.told(library)
        last = said(self._records, library).said
        return Device(self._records.device, self._means.device_name, seq, seq, _moment(last), own=True)

    def _names(self) -> list[str]:
        return [library.name for library in self._libraries.all() if self._states.is_kept(library)]

    def _publish(self, library: str, entries: int) -> None:
        if library != THIS_COMPUTER:
            self._rounds.publish(library, entries)

    def _open(self, name: str) -> Steps:
        library = self._libraries.find(name)
        return self._steps(library, self._cycle(library))

    def _steps(self, library: Library, cycle: SyncCycle) -> Steps:
        report = yield from cycle.steps()
        self._checked.add(library)
        return report

    def _cycle(self, library: Library) -> SyncCycle:
        # Loaded with the first sync: cryptography takes its time, and a start need not wait for it.
        from rethumb_desktop.services.syncing.cycle import SyncCycle
        from rethumb_desktop.services.syncing.site import Site
        from rethumb_desktop.sync.sealing import Sealer

        account = library.account
        if account is None:
            title = f"“{library.name}” is a folder of this computer: there is nothing to sync it with."
            raise Fault(FaultKind.USAGE, title, subject=library.name)
        key = self._libraries.key(library)
        role = Role.PUBLISH if Role.PUBLISH in account.roles or not account.roles else account.roles[0]
        site = Site(
            library.name,
            library.prefix,
            key,
            self._libraries.store(library, role),
            self._records,
            Sealer(key),
            self._means.clocks.wall,
            self._token,
            self._means.device_name,
            self._means.mark,
            self._run,
            self._means.renderers,
            may_write(library, self._records.unsent(library.name)),
        )
        received = partial(self.receive, library.name)
        return SyncCycle(site, received, place=_place(account), first=library not in self._checked)

    def _token(self) -> str:
        return f"{self._means.chance.getrandbits(128):032x}"


def _place(account: Account) -> str:
    return f"{account.endpoint} {account.bucket} {account.prefix}"


def _device(heard: Heard) -> Device:
    return Device(heard.device, heard.name, heard.seq, max(heard.seq, heard.newest), _moment(heard.said), heard.error)


def _moment(said: int) -> datetime | None:
    return _EPOCH + timedelta(milliseconds=milliseconds_of(said)) if said else None
