"""Losses: what was destroyed for good, and which segments nobody can know any more because of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.domain.segment_spans import Spans, is_within
from rethumb_desktop.services.syncing.stretches import truly_known
from rethumb_desktop.services.syncing.unheard import unheard
from rethumb_desktop.sync.names import beyond, part_name, segment_name, segment_of, snapshot_of_manifest
from rethumb_desktop.sync.snapshots import Manifest, decode_manifest
from tests.syncing.simulation.bucket import SimulatedBucket
from tests.syncing.simulation.computer import LIBRARY, PREFIX, SEALER, Computer

#: A device and the number of a segment.
Segment = tuple[str, int]


@dataclass(frozen=True)
class Known:
    """What somebody knows, or a snapshot holds: up to which segment of each device, but for those never read."""

    ends: dict[str, int]
    unheard: Spans

    def holds(self, device: str, seq: int) -> bool:
        return seq <= self.ends.get(device, 0) and not is_within(self.unheard, device, seq)


class Losses:
    """What is lost of a bucket. `segments` are those that nobody knows any more, `pictures` the keys of those deleted.

    `are_there`: something was destroyed at some time.
    """

    def __init__(self, bucket: SimulatedBucket) -> None:
        self._bucket = bucket
        self._waited: set[Segment] = set()
        self.are_there = False
        self.segments: set[Segment] = set()
        self.pictures: set[str] = set()

    def destroy(self, names: Iterable[str]) -> None:
        """Take objects away for good."""
        self.are_there = True
        for name in names:
            self._bucket.destroy(name)
            if ".rethumb/" not in name:
                self.pictures.add(name.removeprefix(f"{PREFIX}/"))

    def reckon(self, computers: Collection[Computer]) -> None:
        """Note which segments are neither known to a computer nor in the bucket, by themselves or in a snapshot."""
        if not self.are_there:
            return
        # What waits to be put once more is told yet, or said anew by another id.
        self._waited |= _outgoing(computers)
        self.segments |= self._unknown(computers)

    def reckon_in_the_end(self, computers: Collection[Computer]) -> None:
        """Note also which segments waited to be put once more and were said anew instead, or were given up by all."""
        if self.are_there:
            unknown = self._unknown(computers)
            self.segments |= {each for each in unknown if each in self._waited or _is_given_up(each, computers)}

    def find_again(self, computer: Computer) -> None:
        """Note that a computer has got back what it knows: from a copy of its index, from a backup."""
        known = known_to(computer)
        self.segments = {each for each in self.segments if not known.holds(*each)}

    def is_unreadable(self, device: str, seq: int) -> bool:
        """Whether nobody will ever read a segment from the bucket."""
        name = f"{PREFIX}/{segment_name(device, seq)}"
        return name in self._bucket.broken or name not in self._bucket.objects

    def _unknown(self, computers: Collection[Computer]) -> set[Segment]:
        known = [*whole_snapshots(self._bucket), *map(known_to, computers)]
        segments = {segment for name in self._bucket.history if (segment := segment_of(beyond(PREFIX, name)))}
        unknown = {each for each in segments if not any(some.holds(*each) for some in known)} - _outgoing(computers)
        return {each for each in unknown if self.is_unreadable(*each) or _is_given_up(each, computers)}


def _is_given_up(segment: Segment, computers: Collection[Computer]) -> bool:
    """Whether all have gone on behind a segment: nobody looks whether it is there again."""
    return all(is_within(unheard(computer.records, LIBRARY), *segment) for computer in computers)


def _outgoing(computers: Iterable[Computer]) -> set[Segment]:
    waiting = (computer.state.library(LIBRARY).outgoing for computer in computers)
    return {(each.device, each.seq) for each in waiting if each is not None}


def knowledge(computer: Computer) -> dict[str, int]:
    """Return up to which segment of each device a computer knows all, but for what it has never read."""
    records = computer.records
    ends = {device: (heard.seq, heard.digest) for device, heard in records.heard(LIBRARY).items()}
    ends[records.device] = records.told(LIBRARY)
    return {device: seq for device, (seq, _) in truly_known(computer.site(), ends).items()}


def known_to(computer: Computer) -> Known:
    """Return what a computer knows."""
    return Known(knowledge(computer), unheard(computer.records, LIBRARY))


def whole_snapshots(bucket: SimulatedBucket) -> list[Known]:
    """Return what each of the snapshots holds that are in the bucket as a whole."""
    found: list[Known] = []
    for name, sealed in bucket.objects.items():
        snapshot = snapshot_of_manifest(beyond(PREFIX, name))
        manifest = None if snapshot is None else _manifest(name, sealed, snapshot)
        if snapshot is None or manifest is None:
            continue
        parts = [f"{PREFIX}/{part_name(snapshot, number)}" for number in range(1, len(manifest.parts) + 1)]
        if all(part in bucket.objects for part in parts):
            found.append(Known({device: seq for device, (seq, _) in manifest.vector.items()}, manifest.unheard))
    return found


def _manifest(name: str, sealed: bytes, snapshot: str) -> Manifest | None:
    try:
        return decode_manifest(SEALER.open(beyond(PREFIX, name), sealed), snapshot)
    except Fault:
        return None
