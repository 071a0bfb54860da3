"""A site: one library as a sync of it finds it, with all that is needed to read and write there."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import md5

from rethumb_desktop.domain.entries import SEGMENT_ENTRIES, stamp
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.domain.ports import ObjectStore
from rethumb_desktop.domain.ports.syncing import Heard, SyncRecords
from rethumb_desktop.sync.names import below
from rethumb_desktop.sync.sealing import Sealer

#: Offsets of the server's clock that differ by less are the same: its answers tell whole seconds.
_SAME_CLOCK_MS = 2_000
#: Where the clock was wrong by more, nobody knows in which order things were done before.
_DOUBT_MS = 60_000
#: Names of facts: which entries were made by a wrong clock, and how wrong it was.
_DOUBT, _CLOCK = "doubt", "clock"
#: Facts of a library: how far devices say they have read others; the newest snapshot they tell of, and what is in the
#: newest that was looked into; since when nothing old was read.
CLAIMS, SNAPSHOT_TOLD, SNAPSHOT_READ, QUIET = "claims", "snapshot told of", "snapshot", "quiet since"
#: When snapshots were listed that nobody had told of.
SNAPSHOT_LOOKED = "looked for snapshots"
#: Up to which stamp removals may be forgotten here.
FORGOTTEN = "forgotten"
#: When a segment after the last one was looked for, of devices that are silent.
ENDS = "ends"
#: Whether journals and snapshots were looked for that no head tells of: "yes", "" for not yet, or to be done "anew",
#: where a person wants what is there.
SEARCHED = "searched"
#: Where the copy lies of the index as it was before a rebuild that has not come to its end, "" where none is under way.
REBUILDING = "rebuilding"
#: How many pictures came out of a backup that the others are not told of, and of which journals they are.
RESTORED, RESTORED_ENDS = "restored", "restored ends"


@dataclass(frozen=True)
class Site:
    """One library, its key and its store, and what is kept of it.

    `wall` tells the time of this computer, `token` gives 32 random hexadecimal digits. `device_name` is what this
    device calls itself, `mark` names this home on this computer, `run` this run of the program. `renderers` tells the
    versions that keys follow from. Without `writes` it is read as a stranger does. A segment holds at most
    `segment_entries`. `announces`: where nothing else is written, this device's head is all the same.
    """

    library: str
    prefix: str
    key: LibraryKey
    store: ObjectStore
    records: SyncRecords
    sealer: Sealer
    wall: Callable[[], datetime]
    token: Callable[[], str]
    device_name: str = ""
    mark: str = ""
    run: str = ""
    renderers: Callable[[], Sequence[str]] = tuple
    writes: bool = True
    segment_entries: int = SEGMENT_ENTRIES
    announces: bool = False

    @property
    def says(self) -> bool:
        """Whether this device writes a head."""
        return self.writes or self.announces

    # The bucket; names are those from `.rethumb/` on

    def read(self, name: str) -> bytes:
        """Return an object's bytes. Raises Fault missing where there is none, and what the store raises."""
        return self.store.get(below(self.prefix, name))

    def write(self, name: str, data: bytes, *, fresh: bool) -> bool:
        return self.store.write(below(self.prefix, name), data, fresh=fresh)

    def is_there(self, key: str) -> bool:
        """Whether an object of this name, without prefix, is in the bucket; taken as so where nobody may know."""
        try:
            return self.store.head(below(self.prefix, key)) is not None
        except Fault as fault:
            # Where a list is refused, so is the answer that something is missing.
            if fault.kind is FaultKind.POLICY:
                return True
            raise

    # What is kept

    def fact(self, name: str) -> str:
        return self.records.fact(f"{name} {self.library}")

    def note_fact(self, name: str, value: str) -> None:
        """Note a fact about this library; one that is noted already costs nothing."""
        if self.fact(name) != value:
            self.records.note_fact(f"{name} {self.library}", value)

    def numbers(self, name: str) -> dict[str, int]:
        """Return a fact that holds numbers by names."""
        kept: dict[str, int] = json.loads(self.fact(name) or "{}")
        return kept

    def note_numbers(self, name: str, numbers: dict[str, int]) -> None:
        self.note_fact(name, json.dumps(numbers, sort_keys=True))

    # The time

    def now(self) -> int:
        """Return the server's time as far as it is known, in milliseconds since 1970 UTC."""
        offset = self.store.clock_offset
        here = int(self.wall().timestamp() * 1000)
        return here if offset is None else here + round(offset.total_seconds() * 1000)

    def set_clock(self) -> None:
        """Have the clock of this device set right by what the server's last answer told."""
        told = self.store.clock_offset
        if told is None:
            return
        offset, known = round(told.total_seconds() * 1000), int(self.records.fact(_CLOCK) or 0)
        if abs(offset - known) >= _SAME_CLOCK_MS:
            if abs(offset - known) >= _DOUBT_MS:
                self.records.note_fact(_DOUBT, str(stamp(self.now() + _DOUBT_MS)))
            self.records.set_clock(offset)
            self.records.note_fact(_CLOCK, str(offset))

    def doubtful(self) -> int:
        """Return the stamp up to which unsent entries of this library were made by a wrong clock, 0 for none."""
        doubt = self.records.fact(_DOUBT)
        return int(doubt or 0) if doubt != self.fact(_DOUBT) else 0

    def end_doubt(self, until: int) -> None:
        """Note that the entries up to this stamp have been looked at."""
        if until:
            self.note_fact(_DOUBT, str(until))

    def forgotten(self) -> int:
        """Return the stamp up to which removals may be forgotten here, 0 for none."""
        return int(self.fact(FORGOTTEN) or 0)

    def note_forgotten(self, until: int) -> None:
        self.note_fact(FORGOTTEN, str(max(until, self.forgotten())))

    # Other devices

    def note_error(self, device: str, fault: Fault | None) -> None:
        """Keep why a device's journal is not read further, or that it is; its head is read again then.

        Also of a device that only others tell of: a person has to see it to give it up.
        """
        heard = self.records.heard(self.library).get(device, Heard(device))
        error = None if fault is None else fault.record()
        if heard.error != error:
            self.records.note(self.library, replace(heard, error=error, head="" if error else heard.head))


def digest_md5(data: bytes) -> str:
    """Return the MD5 of bytes, by which a LIST tells that an object is another."""
    return md5(data, usedforsecurity=False).hexdigest()
