"""A cycle: one sync of one library, from the first request to the last.

Every step may be cut off, by a crash or a Fault, and is made again by the next cycle. Two processes of one home may be
in a cycle at the same time: what both do is done once.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

from rethumb_desktop.domain.entries import TOMBSTONE_MS, stamp
from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord
from rethumb_desktop.domain.ports.syncing import Arrival
from rethumb_desktop.domain.syncing import SyncReport
from rethumb_desktop.services.syncing.belonging import check_library, settle
from rethumb_desktop.services.syncing.company import called, company
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
from rethumb_desktop.services.syncing.presence import check_presence, check_rebuilt, note_lost
from rethumb_desktop.services.syncing.restored import may_be_told, tell_restored, why_untold
from rethumb_desktop.services.syncing.running import run
from rethumb_desktop.services.syncing.searching import is_unknown, search
from rethumb_desktop.services.syncing.sending import send
from rethumb_desktop.services.syncing.site import QUIET, SEARCHED, Site
from rethumb_desktop.services.syncing.snapshots import (
    may_cover,
    may_hear,
    may_hold_others,
    read_snapshot,
    segments_outside,
    write_snapshot,
)
from rethumb_desktop.services.syncing.stretches import wanted
from rethumb_desktop.services.syncing.unheard import tell_passed
from rethumb_desktop.services.syncing.untold import note_restored, untold_ends, untold_pictures

#: A snapshot is written once more segments than this are not in the newest one. The devices of a library do not all
#: begin at once: each waits for a quarter more than the one before it.
SNAPSHOT_SEGMENTS = 256
_MOST_STAGGERED = 8
#: Where this few segments are there to be read, nobody looks for a snapshot.
_FEW = 16
#: A device that has said nothing for so long writes no snapshot before this one.
_AWAY_MS = 2 * 86_400_000
#: So often a sync goes on by itself at most, as long as that brings something.
_MOST_ROUNDS = 5
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
    `anew`: what is gone from the bucket is put there again, all that is known here as a snapshot. `rebuilds`: it is
    part of a rebuild; no other sync goes on before that has come to its end.
    """

    def __init__(
        self,
        site: Site,
        received: Received,
        *,
        place: str = "",
        first: bool = True,
        snapshot_after: int = SNAPSHOT_SEGMENTS,
        anew: bool = False,
        rebuilds: bool = False,
    ) -> None:
        self._site = site
        self._place = place
        self._told = received
        self._unchecked = True
        self._first = first
        self._snapshot_after = snapshot_after
        self._anew = anew
        self._rebuilds = rebuilds
        self._may_hold = False
        self._done = _Done()

    def run(self) -> SyncReport:
        """Do all of it. Raises Fault as `steps` does."""
        return run(self.steps())

    def steps(self) -> Generator[None, None, SyncReport]:
        """Do it step by step, so that others can have their turn in between.

        Raises Fault library where nothing may be written, gone where what is known is in the bucket no more, index,
        disk, and what the store raises.
        """
        site = self._site
        requests = site.store.requests
        for _ in range(_MOST_ROUNDS):
            before, device = self._known(), site.records.device
            polled, reading = yield from self._go_round()
            # The journal of an id that it had until now is another's from here on, and may go on behind what it knows.
            is_same = site.records.device == device
            if is_same and (not self._waiting() or self._known() == before):
                break
            self._first = False
        in_step, problems, waiting = self._is_in_step(), self._problems(polled), self._waiting()
        if in_step:
            self._forget(reading)
        return SyncReport(
            len(company(site.records, site.library).others),
            self._done.received,
            self._done.sent,
            site.store.requests - requests,
            in_step,
            (*problems, *waiting),
            tell_passed(site.records, site.library, site.device_name),
            goes_on=bool(waiting) and not problems,
        )

    def _go_round(self) -> Generator[None, None, tuple[Polled, Reading]]:
        """Look, read and write once."""
        site = self._site
        polled = self._look()
        if site.writes:
            yield from refresh_late(site, self._receive)
        reading = yield from self._read(polled)
        yield
        if site.writes:
            yield from self._write(reading)
        elif site.announces:
            self._say()
        look_beyond(site)
        return polled, reading

    # Looking

    def _look(self) -> Polled:
        """Look what is there, and whether it is this library, all of it, and this device."""
        site = self._site
        if site.says:
            check_mark(site)
        settle(site, self._place)
        if not self._rebuilds:
            check_rebuilt(site)
        site.records.begin(site.library, site.prefix)
        if self._first:
            # Nothing is put into a bucket before it is known that it was not emptied.
            self._unchecked = not check_library(site, put=False)
        polled = poll(site)
        site.set_clock()
        if self._anew and site.writes:
            note_lost(site, polled)
        else:
            check_presence(site, polled)
            if is_unknown(site) and (self._first or site.fact(SEARCHED) != "yes"):
                self._may_hold = search(site, polled)
        if self._first:
            self._check()
        if site.says:
            check_head(site, polled.own, claimed=claims(site).get(site.records.device, 0))
        return polled

    # Reading

    def _read(self, polled: Polled) -> Generator[None, None, Reading]:
        site = self._site
        if self._is_new() and (yield from read_snapshot(site, {}, self._receive)):
            self._aged()
        reading = yield from read_journals(site, polled, self._receive)
        # Where segments are gone a snapshot may hold them.
        gaps = wanted(site) | reading.gaps
        if gaps and may_cover(site, gaps) and (yield from read_snapshot(site, gaps, self._receive)):
            self._aged()
            reading = yield from read_journals(site, polled, self._receive)
        # What was gone before it was read may stand in a snapshot of somebody who has read it.
        if may_hear(site) and (yield from read_snapshot(site, {}, self._receive, hears=True)):
            self._aged()
        # What came out of a backup may have been told by another meanwhile.
        if may_be_told(site) and (yield from read_snapshot(site, untold_ends(site), self._receive)):
            self._aged()
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
        return self._may_hold or sum(heard.newest for heard in known) > _FEW

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
        if self._anew:
            yield from self._write_anew()
        elif untold_pictures(site):
            self._check()
            yield from tell_restored(site)
        self._say()
        if segments_outside(site) > self._snapshot_after + self._stagger():
            self._check()
            # Where something could not be read, a put may yet come that a removal from then is needed for.
            settled = not reading.faults and not unread(site)
            yield from write_snapshot(site, stamp(site.now() - TOMBSTONE_MS) if settled else 0)
            self._say()

    def _write_anew(self) -> Iterator[None]:
        """Write all that is known as a snapshot; only then this device's head tells that the library is there again."""
        site, before = self._site, newest_snapshot(self._site)
        self._check()
        # All removals that are known stay in it: some of the others may have told of them alone.
        yield from write_snapshot(site, 0)
        if newest_snapshot(site) == before:
            title = f"No snapshot of “{site.library}” could be written: not everything is told yet."
            raise Fault(FaultKind.STORE, title, "Sync the library, and try again.", retryable=True)
        self._anew = False
        note_restored(site, 0)

    def _say(self) -> None:
        if self._anew:
            return
        say(self._site, newest_snapshot(self._site), self._may_say)

    def _may_say(self) -> bool:
        """Whether this device's head may be put: where nobody has published yet there is no library's file."""
        return self._check() or self._site.announces

    def _check(self) -> bool:
        """Whether the library's file is there; where this device writes, it is put."""
        if self._unchecked:
            self._unchecked = not check_library(self._site)
        return not self._unchecked

    def _stagger(self) -> int:
        """Return how many segments more this device waits for than the first one that is about."""
        site, own = self._site, self._site.records.device
        recent = stamp(site.now() - _AWAY_MS)
        about = [device for device, heard in site.records.heard(site.library).items() if heard.said >= recent]
        return min(_MOST_STAGGERED, sum(device < own for device in about)) * self._snapshot_after // 4

    # In the end

    def _is_in_step(self) -> bool:
        site = self._site
        faulty = any(heard.error for heard in site.records.heard(site.library).values())
        return not (faulty or unread(site) or site.records.unsent(site.library) or untold_pictures(site))

    def _known(self) -> tuple[object, ...]:
        """Return how far everything is known and told."""
        records, library = self._site.records, self._site.library
        ends = {device: (heard.seq, heard.newest) for device, heard in known_devices(self._site).items()}
        return records.device, records.told(library), records.unsent(library), ends

    def _waiting(self) -> tuple[FaultRecord, ...]:
        """Return what is not read or told yet, though nothing that is known keeps it from that."""
        site, waiting = self._site, []
        for device, heard in sorted(known_devices(site).items()):
            if heard.seq < heard.newest and heard.error is None:
                name = called(site.records, site.library, site.device_name, device, heard.name)
                waiting.append(f"What “{name}” told was not read to its end.")
        if site.writes and site.records.unsent(site.library):
            waiting.append(f"What is new in “{site.library}” was not told to the end.")
        return tuple(FaultRecord(FaultKind.JOURNAL, each, "The next sync goes on.", retryable=True) for each in waiting)

    def _problems(self, polled: Polled) -> tuple[FaultRecord, ...]:
        """Return what cannot be read, journals and heads of devices that are shown, and what nobody is told."""
        site = self._site
        heard, shown = site.records.heard(site.library), company(site.records, site.library).others
        problems = [each.error for each in heard.values() if each.error is not None]
        problems += [why for d, why in polled.damaged.items() if d in shown and heard[d].error is None]
        if not site.writes and site.records.unsent(site.library):
            title = f"What is new in “{site.library}” is told to nobody: there are no keys to publish with."
            problems.append(FaultRecord(FaultKind.CREDENTIALS, title, "Give the account its keys.", retryable=False))
        return (*problems, *why_untold(site))

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
