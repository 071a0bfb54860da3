"""Losses: what was destroyed for good, and which segments nobody can know any more because of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from rethumb_desktop.domain.errors import Fault
from rethumb_desktop.services.syncing.stretches import truly_known
from rethumb_desktop.sync.names import beyond, part_name, segment_name, segment_of, snapshot_of_manifest
from rethumb_desktop.sync.snapshots import Manifest, decode_manifest
from tests.syncing.simulation.bucket import SimulatedBucket
from tests.syncing.simulation.computer import LIBRARY, PREFIX, SEALER, Computer

#: A device and the number of a segment.
Segment = tuple[str, int]


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
        """Note which segments are neither in the bucket, by themselves or in a snapshot, nor known to a computer."""
        if not self.are_there:
            return
        # What waits to be put once more is told yet, or said anew by another id.
        self._waited |= _outgoing(computers)
        self.segments |= self._unknown(computers)

    def reckon_in_the_end(self, computers: Collection[Computer]) -> None:
        """Note also which segments waited to be put once more, and were said anew instead."""
        if self.are_there:
            self.segments |= self._unknown(computers) & self._waited

    def find_again(self, computer: Computer) -> None:
        """Note that a computer has got back what it knows: from a copy of its index, from a backup."""
        known = knowledge(computer)
        self.segments = {(device, seq) for device, seq in self.segments if seq > known.get(device, 0)}

    def is_unreadable(self, device: str, seq: int) -> bool:
        """Whether nobody will ever read a segment from the bucket."""
        name = f"{PREFIX}/{segment_name(device, seq)}"
        return name in self._bucket.broken or name not in self._bucket.objects

    def _unknown(self, computers: Collection[Computer]) -> set[Segment]:
        known = whole_snapshots(self._bucket)
        for computer in computers:
            _take_in(known, knowledge(computer))
        segments = {segment for name in self._bucket.history if (segment := segment_of(beyond(PREFIX, name)))}
        unknown = {each for each in segments if each[1] > known.get(each[0], 0) and self.is_unreadable(*each)}
        return unknown - _outgoing(computers)


def _outgoing(computers: Iterable[Computer]) -> set[Segment]:
    waiting = (computer.state.library(LIBRARY).outgoing for computer in computers)
    return {(each.device, each.seq) for each in waiting if each is not None}


def knowledge(computer: Computer) -> dict[str, int]:
    """Return up to which segment of each device a computer knows all."""
    records = computer.records
    ends = {device: (heard.seq, heard.digest) for device, heard in records.heard(LIBRARY).items()}
    ends[records.device] = records.told(LIBRARY)
    return {device: seq for device, (seq, _) in truly_known(computer.site(), ends).items()}


def whole_snapshots(bucket: SimulatedBucket) -> dict[str, int]:
    """Return up to which segment of each device snapshots reach that are in the bucket as a whole."""
    found: dict[str, int] = {}
    for name, sealed in bucket.objects.items():
        snapshot = snapshot_of_manifest(beyond(PREFIX, name))
        manifest = None if snapshot is None else _manifest(name, sealed, snapshot)
        if snapshot is None or manifest is None:
            continue
        parts = [f"{PREFIX}/{part_name(snapshot, number)}" for number in range(1, len(manifest.parts) + 1)]
        if all(part in bucket.objects for part in parts):
            _take_in(found, {device: seq for device, (seq, _) in manifest.vector.items()})
    return found


def _manifest(name: str, sealed: bytes, snapshot: str) -> Manifest | None:
    try:
        return decode_manifest(SEALER.open(beyond(PREFIX, name), sealed), snapshot)
    except Fault:
        return None


def _take_in(known: dict[str, int], more: dict[str, int]) -> None:
    for device, seq in more.items():
        known[device] = max(seq, known.get(device, 0))
