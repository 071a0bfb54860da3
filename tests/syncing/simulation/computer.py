"""A simulated computer: an index, a clock that may be wrong, and a program that is started and ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from rethumb_desktop.domain.entries import Put, Remove, Rename
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.job import Publication, RemovalState
from rethumb_desktop.domain.library import Account, CredentialSource, Role, Visibility
from rethumb_desktop.domain.merging import Record
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.domain.ports.syncing import Heard
from rethumb_desktop.domain.syncing import SyncReport
from rethumb_desktop.index.memory.publications import MemoryPublications, MemoryRemovals
from rethumb_desktop.index.memory.state import MemoryState
from rethumb_desktop.index.memory.syncing import MemorySyncRecords
from rethumb_desktop.services.syncing.cycle import SyncCycle
from rethumb_desktop.services.syncing.running import Steps, run
from rethumb_desktop.services.syncing.site import REBUILDING, Site
from rethumb_desktop.services.syncing.states import place_of
from rethumb_desktop.sync.names import below
from rethumb_desktop.sync.notes import Note, encode_note
from rethumb_desktop.sync.sealing import Sealer
from tests.fixtures import pictures
from tests.syncing.simulation.bucket import BucketView, SimulatedBucket
from tests.syncing.simulation.moments import Moment

LIBRARY, PREFIX = "Cloud", "p"
KEY = LibraryKey(bytes(range(32)))
SEALER = Sealer(KEY)
ACCOUNT = Account(
    LIBRARY,
    "https://bucket.invalid",
    "pictures",
    prefix=PREFIX,
    roles=tuple(Role),
    credentials=CredentialSource.SESSION,
    visibility=Visibility.PRIVATE,
    confirmed=True,
)
PICTURE = pictures.jpeg(width=100, height=75)
SNAPSHOT_AFTER = 8
SEGMENT_ENTRIES = 3
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Computer:
    """`now` is the right time in milliseconds since 1970 UTC, `skew` how far this computer's clock is ahead of it.

    `cached` are the keys of pictures that this computer still has, `fault` is what went wrong last. `is_copy`:
    its index is a copy, and was not synced since.
    """

    def __init__(
        self, name: str, mark: str, bucket: SimulatedBucket, now: Callable[[], int], token: Callable[[], str]
    ) -> None:
        self.name = name
        self.mark = mark
        self.skew = 0
        self.wakes_at = 0
        self.writes = True
        self.announces = False
        self.cached: set[str] = set()
        self.fault: Fault | None = None
        self.is_copy = False
        self.store = BucketView(bucket, lambda: -self.skew)
        self._moments = bucket.moments
        self._now = now
        self._token = token
        self._first = True
        self.saved: list[MemoryState] = []
        self.take(MemoryState(self.clock, token))

    def take(self, state: MemoryState) -> None:
        """Go on with this index: a new one, an old copy, or that of another computer."""
        state.clock = self.clock
        self.state = state
        self.publications = MemoryPublications(state)
        self.records = MemorySyncRecords(self.publications)
        self.restart()

    def restart(self) -> None:
        """Start the program anew."""
        self._first = True
        self.run = self._token()
        self.store.fuse = None
        self.removals = MemoryRemovals(self.publications)
        self.removals.lose_owner()
        self.removals.adopt()

    def clock(self) -> int:
        return self._now() + self.skew

    def wall(self) -> datetime:
        return _EPOCH + timedelta(milliseconds=self.clock())

    @property
    def waits(self) -> bool:
        """Whether somebody has to decide what becomes of a bucket that was emptied."""
        return self.fault is not None and self.fault.kind is FaultKind.GONE

    @property
    def is_cut_off(self) -> bool:
        """Whether a rebuild of its library has not come to its end: nothing is synced until then."""
        return bool(self.site().fact(REBUILDING))

    # What a person does

    def publish(self, key: str, name: str) -> bool:
        """Publish a picture; return whether it was put. Raises Fault, Crash."""
        whole = below(PREFIX, key)
        if self.publications.find(LIBRARY, whole) is not None:
            self.publications.add_name(LIBRARY, [whole], name)
            return False
        if self.removals.find(LIBRARY, whole) is not None:
            return False
        note = encode_note(Note(_original(key), "width/100", name, 1), key, SEALER)
        self.store.put(whole, PICTURE, "image/jpeg", width=100, height=75, note=note)
        self.cached.add(key)
        self.publications.record([self._publication(whole, name)])
        record = self._record(whole)
        if record is not None and record.placed is not None:
            known = 0 if record.removed is None else record.removed.at
            self._moments.puts[key] = Moment(self._now(), record.placed.put.at, known)
        return True

    def ask_removal(self, key: str) -> None:
        self.removals.ask(LIBRARY, [below(PREFIX, key)], self.wall())

    def undo_removals(self) -> None:
        waiting = [each for each in self.removals.all() if each.state is RemovalState.WAITING]
        self.removals.undo(LIBRARY, [each.publication.key for each in waiting])

    def finish_removals(self) -> None:
        """Delete what is to be removed. Raises Fault, Crash."""
        for each in self.removals.all():
            key = each.publication.key
            if not self.removals.begin(LIBRARY, key):
                continue
            try:
                self.store.delete(key)
            except Fault as fault:
                self.removals.fail(LIBRARY, key, fault.record())
                raise
            self._end_removal(key)

    def _end_removal(self, whole: str) -> None:
        before = self._record(whole)
        self.removals.end(LIBRARY, whole)
        record = self._record(whole)
        if record is not None and record.removed is not None:
            known = 0 if before is None or before.placed is None else before.placed.put.at
            self._moments.removals[_short(whole)] = Moment(self._now(), record.removed.at, known)

    def rename(self, key: str, name: str) -> None:
        self.records.tell(LIBRARY, [Rename(0, key, name)])

    def introduce(self, device: str) -> None:
        """Note the device that gave the pairing code."""
        self.records.note(LIBRARY, Heard(device))

    def visible(self) -> dict[str, Publication]:
        """Return what the library shows here, by keys without prefix."""
        return {key[len(PREFIX) + 1 :]: found for (_, key), found in sorted(self.state.found.items())}

    # Syncing

    def site(self, run: str = "") -> Site:
        """Return the library as a sync of it finds it."""
        return Site(
            LIBRARY,
            PREFIX,
            KEY,
            self.store,
            self.records,
            SEALER,
            self.wall,
            self._token,
            self.name,
            self.mark,
            run or self.run,
            lambda: ("1",),
            self.writes,
            segment_entries=SEGMENT_ENTRIES,
            announces=self.announces,
        )

    def steps(self, run: str = "", *, anew: bool = False) -> Steps:
        """Return a sync, of another run of the program where one is named."""
        cycle = SyncCycle(
            self.site(run),
            lambda _arrival: None,
            place=place_of(ACCOUNT),
            first=self._first,
            snapshot_after=SNAPSHOT_AFTER,
            anew=anew,
        )
        report = yield from cycle.steps()
        self._first = False
        return report

    def sync(self) -> SyncReport:
        """Sync to the end. Raises Fault, Crash."""
        report = run(self.steps())
        self.is_copy = False
        return report

    def tell_anew(self) -> SyncReport:
        """Sync, and put into the bucket what is gone from it. Raises Fault, Crash."""
        return run(self.steps(anew=True))

    # What only this index knows

    def _record(self, whole: str) -> Record | None:
        library = self.state.library(LIBRARY)
        key = library.short(whole)
        return None if key is None else library.records.get(key)

    def untold_puts(self) -> set[str]:
        unsent = self.state.library(LIBRARY).unsent.values()
        return {_short(entry.key) for entry in unsent if isinstance(entry, Put)}

    def untold_removals(self) -> set[str]:
        unsent = self.state.library(LIBRARY).unsent.values()
        asked = {_short(each.publication.key) for each in self.removals.all()}
        return {_short(entry.key) for entry in unsent if isinstance(entry, Remove)} | asked

    def _publication(self, whole: str, name: str) -> Publication:
        original = _original(whole[len(PREFIX) + 1 :])
        return Publication(
            LIBRARY,
            whole,
            original,
            "width/100",
            name,
            100,
            75,
            len(PICTURE),
            "image/jpeg",
            self.wall(),
            self.records.device,
        )


def has_said(state: MemoryState) -> bool:
    """Whether an index has said or told something in its library."""
    is_said = bool(json.loads(state.facts.get(f"said by {state.device} in {LIBRARY}") or "{}").get("md5"))
    return is_said or state.library(LIBRARY).told[0] > 0


def _short(key: str) -> str:
    """Return a key without the prefix, which it has until the library was synced for the first time."""
    return key.removeprefix(f"{PREFIX}/")


def _original(key: str) -> str:
    return key.partition(".")[0].encode().hex()
