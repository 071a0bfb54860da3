"""Syncing: every library is brought in step with its other devices, by itself and on request."""

from __future__ import annotations

import random
from collections.abc import Callable, Container, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord
from rethumb_desktop.domain.events import (
    AccountsChanged,
    Event,
    JobChanged,
    LibraryReceived,
    RemovalsChanged,
    SyncStateChanged,
)
from rethumb_desktop.domain.job import Place
from rethumb_desktop.domain.library import THIS_COMPUTER, Account, Library, Role
from rethumb_desktop.domain.ports import JobQueue, Listener
from rethumb_desktop.domain.ports.syncing import Arrival, Heard, SyncRecords
from rethumb_desktop.domain.syncing import Device, SyncReport, SyncState, find_device
from rethumb_desktop.services.libraries import Libraries
from rethumb_desktop.services.outbox.tempo import Tempo
from rethumb_desktop.services.syncing.company import leave_out
from rethumb_desktop.services.syncing.decisions import decision, synced_place
from rethumb_desktop.services.syncing.roster import devices_of
from rethumb_desktop.services.syncing.rounds import Rounds
from rethumb_desktop.services.syncing.running import Steps, run
from rethumb_desktop.services.syncing.states import (
    States,
    may_write,
    note_given_out,
    note_joined,
    place_of,
    takes_part,
)
from rethumb_desktop.services.syncing.timetable import Timetable
from rethumb_desktop.services.watching.clocks import Clocks

if TYPE_CHECKING:
    from rethumb_desktop.services.syncing.cycle import SyncCycle

#: Takes what is in its library no more out of the queue's rows.
LeaveOut = Callable[[Iterable[int], Container[Place]], None]

_TEMPO = Tempo(5.0, 300.0)


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
        self._states = States(records, means.clocks.wall, listener, means.device_name)
        timetable = Timetable(means.tempo, means.chance)
        self._rounds = Rounds(self._names, self._open, self._states, timetable, means.clocks.steady)
        self._checked: set[Library] = set()
        self._run = self._token()

    # Commands

    def sync_now(self, library: str) -> SyncReport:
        """Bring one library in step, also where `begin` was not called; waits for a sync that is under way.

        Raises Fault usage (no such library, one that has nothing to sync with), credentials, keyring, library (another
        key, a newer version), gone (what is known here is in the bucket no more), index, disk, and what the store
        raises. What cannot be read of single devices is told by the report's `problems`.
        """
        return self._sync(library)

    def tell_anew(self, library: str) -> SyncReport:
        """Bring a library in step, and put all that is known of it into its bucket as a snapshot: it was emptied.

        Raises Fault as `sync_now`, but for gone; store where not everything could be told.
        """
        return self._sync(library, anew=True)

    def read_anew(self, library: str) -> SyncReport:
        """Sync a library that is being rebuilt: no other sync of it goes on meanwhile. Raises Fault as `sync_now`."""
        return self._sync(library, rebuilds=True)

    def _sync(self, library: str, *, anew: bool = False, rebuilds: bool = False) -> SyncReport:
        with self._rounds.alone(library):
            try:
                steps = self._open(library, anew=anew, rebuilds=rebuilds)
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

    def introduce(self, library: str, device: str, account: Account | None = None) -> None:
        """Note the device that gave the pairing code: where heads cannot be listed they are found from it on.

        `account` is that with whose keys this device joined: it is known to the others by its name from now on. Raises
        Fault index.
        """
        if account is not None and account.roles:
            note_joined(self._records, library, account)
        if device and device != self._records.device and device not in self._records.heard(library):
            self._records.note(library, Heard(device))

    def give_out(self, library: str, account: Account) -> None:
        """Note that a pairing code was given out: from now on it is looked who has joined. Raises Fault index, disk."""
        note_given_out(self._records, library, account)
        self._rounds.look_anew()

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

    @property
    def device_name(self) -> str:
        """What this device calls itself, and is called by the others."""
        return self._means.device_name

    def states(self) -> dict[str, SyncState]:
        """Return how the libraries stand, by their names, as far as is known without asking.

        Raises Fault settings, index.
        """
        return {library.name: self._states.of(library) for library in self._libraries.all()}

    def state(self, library: str) -> SyncState:
        """Return how a library stands. Raises Fault usage where there is none, settings, index."""
        return self._states.of(self._libraries.find(library))

    def devices(self, library: str) -> list[Device]:
        """Return the devices of a library, this one first, then by name. Raises Fault usage, settings, index.

        A former id of this one whose journal cannot be read further is among them.
        """
        alone = self._libraries.find(library).account is None
        return devices_of(self._records, library, self._means.device_name, alone=alone)

    def decision(self, library: str) -> FaultRecord | None:
        """Return why a library waits for the person, as the last sync of it has found, also another program's.

        None where it does not, or nobody has synced it at this place. Raises Fault usage, settings, index.
        """
        account = self._libraries.find(library).account
        is_here = account is not None and synced_place(self._records, library) in ("", place_of(account))
        return decision(self._records, library) if is_here else None

    def unsent(self, library: str) -> int:
        """Return how many entries of a library the others do not know yet, at this moment. Raises Fault index."""
        return self._records.unsent(library)

    def forget_device(self, library: str, text: str) -> Device:
        """Have a device shown and counted here no more, until it says something new; return what it was.

        `text` is its name, its id or four letters of that at least. What it told stays. Raises Fault usage where no
        such device is known, or its journal cannot be read further, settings, index.
        """
        device = find_device(self.devices(library), library, text)
        if device.own:
            title = "This device is not forgotten by itself."
            raise Fault(FaultKind.USAGE, title, "To have it leave, remove its account.", subject=device.id)
        if device.error is not None:
            title = f"The journal of “{device.called}” cannot be read further: it is not forgotten."
            raise Fault(FaultKind.USAGE, title, "Give that up first: rethumb library pass-over", subject=device.id)
        leave_out(self._records, library, device.id)
        self._listener(SyncStateChanged(self._states.count(self._libraries.find(library))))
        return device

    # Inside

    def _take_off(self, gone: set[Place]) -> None:
        """Take what went off the queue's rows."""
        jobs = [job.id for job in self._queue.jobs() if job.state.has_links and job.without(gone) is not job]
        if jobs:
            self._leave_out(jobs, gone)

    def _names(self) -> list[str]:
        return [library.name for library in self._libraries.all() if self._states.is_kept(library)]

    def _publish(self, library: str, entries: int) -> None:
        if library != THIS_COMPUTER:
            self._rounds.publish(library, entries)

    def _open(self, name: str, *, anew: bool = False, rebuilds: bool = False) -> Steps:
        library = self._libraries.find(name)
        return self._steps(library, self._cycle(library, anew=anew, rebuilds=rebuilds))

    def _steps(self, library: Library, cycle: SyncCycle) -> Steps:
        report = yield from cycle.steps()
        self._checked.add(library)
        return report

    def _cycle(self, library: Library, *, anew: bool, rebuilds: bool) -> SyncCycle:
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
            announces=takes_part(self._records, library),
        )
        received = partial(self.receive, library.name)
        first = library not in self._checked
        return SyncCycle(site, received, place=place_of(account), first=first, anew=anew, rebuilds=rebuilds)

    def _token(self) -> str:
        return f"{self._means.chance.getrandbits(128):032x}"
