"""A cycle: one sync of one library, from the first request to the last.

Every step may be cut off, by a crash or a Fault, and is made again by the next cycle. Two processes of one home may be
in a cycle at the same time: what both do is done once.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

from rethumb_desktop.domain.entries import TOMBSTONE_MS, stamp
from rethumb_desktop.domain.errors import FaultRecord
from rethumb_desktop.domain.ports.syncing import Arrival
from rethumb_desktop.domain.syncing import SyncReport
from rethumb_desktop.services.syncing.belonging import check_library, settle
from rethumb_desktop.services.syncing.journals import (
    Reading,
    Received,
    known_devices,
    look_beyond,
    read_journals,
    unread,
)
from rethumb_desktop.services.syncing.late import refresh_late
from rethumb_desktop.services.syncing.own_head import check_head, check_mark, say
from rethumb_desktop.services.syncing.poll import Polled, claims, newest_snapshot, poll
from rethumb_desktop.services.syncing.running import run
from rethumb_desktop.services.syncing.sending import send
from rethumb_desktop.services.syncing.site import QUIET, Site
from rethumb_desktop.services.syncing.snapshots import (
    may_cover,
    may_hold_others,
    read_snapshot,
    segments_outside,
    write_snapshot,
)

#: A snapshot is written once more segments than this are not in the newest one. The devices of a library do not all
#: begin at once: each waits for a quarter more than the one before it.
SNAPSHOT_SEGMENTS = 256
_MOST_STAGGERED = 8
#: Where this few segments are there to be read, nobody looks for a snapshot.
_FEW = 16
#: A device that has said nothing for so long writes no snapshot before this one.
_AWAY_MS = 2 * 86_400_000
#: After how many segments the head is written in between.
_HEAD_EVERY = 64
_DAY_MS = 86_400_000


@dataclass
class _Done:
    """What a cycle has done so far."""

    received: int = 0
    sent: int = 0
    problems: dict[str, FaultRecord] = field(default_factory=dict)


class SyncCycle:
    """Brings one library in step, once. `received` is told what each merge changed.

    `place` says where the library is. `first` tells that this library was not synced yet in this run of the program:
    its file is checked then also where nothing is written. A snapshot is written after `snapshot_after` segments.
    """

    def __init__(
        self,
        site: Site,
        received: Received,
        *,
        place: str = "",
        first: bool = True,
        snapshot_after: int = SNAPSHOT_SEGMENTS,
    ) -> None:
        self._site = site
        self._place = place
        self._told = received
        self._unchecked = True
        self._first = first
        self._snapshot_after = snapshot_after
        self._done = _Done()

    def run(self) -> SyncReport:
        """Do all of it. Raises Fault as `steps` does."""
        return run(self.steps())

    def steps(self) -> Generator[None, None, SyncReport]:
        """Do it step by step, so that others can have their turn in between.

        Raises Fault library where nothing may be written, index, disk, and what the store raises.
        """
        site = self._site
        before = site.store.requests
        if site.writes:
            check_mark(site)
        settle(site, self._place)
        site.records.begin(site.library, site.prefix)
        if self._first:
            self._check()
        polled = poll(site)
        site.set_clock()
        if site.writes:
            check_head(site, polled.own, claimed=claims(site).get(site.records.device, 0))
            yield from refresh_late(site, self._receive)
        reading = yield from self._read(polled)
        yield
        if site.writes:
            yield from self._write(reading)
        look_beyond(site)
        in_step = self._is_in_step(polled)
        if in_step:
            self._forget(reading)
        problems = {d: h.error for d, h in site.records.heard(site.library).items() if h.error is not None}
        devices = len(site.records.heard(site.library))
        requests = site.store.requests - before
        return SyncReport(devices, self._done.received, self._done.sent, requests, in_step, tuple(problems.values()))

    # Reading

    def _read(self, polled: Polled) -> Generator[None, None, Reading]:
        site = self._site
        if self._is_new() and (yield from read_snapshot(site, {}, self._receive)):
            self._aged()
        reading = yield from read_journals(site, polled, self._receive)
        # Where segments are gone a snapshot may hold them.
        gaps = reading.gaps
        if gaps and may_cover(site, gaps) and (yield from read_snapshot(site, gaps, self._receive)):
            self._aged()
            reading = yield from read_journals(site, polled, self._receive)
        if reading.aged:
            self._aged()
        return reading

    def _is_new(self) -> bool:
        """Whether nothing of others was read here yet, and a snapshot may hold it, or there is so much of it."""
        known = known_devices(self._site).values()
        if any(heard.seq for heard in known):
            return False
        if newest_snapshot(self._site):
            return may_hold_others(self._site)
        return sum(heard.newest for heard in known) > _FEW

    def _receive(self, arrival: Arrival) -> None:
        self._done.received += arrival.entries
        if arrival.came or arrival.went:
            self._told(arrival)

    # Writing

    def _write(self, reading: Reading) -> Iterator[None]:
        site = self._site
        if site.records.unsent(site.library):
            self._check()
            for number, entries in enumerate(send(site, self._receive, self._say), start=1):
                self._done.sent += entries
                if number % _HEAD_EVERY == 0:
                    self._say()
                yield
        self._say()
        if segments_outside(site) > self._snapshot_after + self._stagger():
            self._check()
            # Where something could not be read, a put may yet come that a removal from then is needed for.
            settled = not reading.faults and not unread(site)
            yield from write_snapshot(site, stamp(site.now() - TOMBSTONE_MS) if settled else 0)
            self._say()

    def _say(self) -> None:
        say(self._site, newest_snapshot(self._site), self._check)

    def _check(self) -> None:
        if self._unchecked:
            check_library(self._site)
            self._unchecked = False

    def _stagger(self) -> int:
        """Return how many segments more this device waits for than the first one that is about."""
        site, own = self._site, self._site.records.device
        recent = stamp(site.now() - _AWAY_MS)
        about = [device for device, heard in site.records.heard(site.library).items() if heard.said >= recent]
        return min(_MOST_STAGGERED, sum(device < own for device in about)) * self._snapshot_after // 4

    # In the end

    def _is_in_step(self, polled: Polled) -> bool:
        site = self._site
        faulty = polled.damaged or any(heard.error for heard in site.records.heard(site.library).values())
        return not faulty and not unread(site) and not site.records.unsent(site.library)

    def _aged(self) -> None:
        """Note that something old was read just now: what else is old may come as well."""
        self._site.note_fact(QUIET, str(self._site.now()))

    def _forget(self, reading: Reading) -> None:
        """Forget old removals, where for a day nothing was read that one of them could have to do with."""
        site, now = self._site, self._site.now()
        quiet = int(site.fact(QUIET) or 0)
        if not quiet:
            self._aged()
        elif now - quiet >= _DAY_MS and not reading.aged:
            before = stamp(now - TOMBSTONE_MS)
            site.note_forgotten(before)
            site.records.forget_removals(site.library, before)
            self._aged()
