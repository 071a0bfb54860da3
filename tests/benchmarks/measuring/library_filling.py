"""A process that fills the index of a home with what a chronicle tells, and measures how fast it is taken in.

`python -m tests.benchmarks.measuring.library_filling HOME ENTRIES` prints a line of JSON when it is done. In the home
are then samples.json, names of some renditions, and in the folder `tail` sealed segments that nobody has read yet.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, ParamSpec

from rethumb_desktop.bootstrap import find_home
from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.entries import SEGMENT_ENTRIES, stamp
from rethumb_desktop.domain.merging import Record, record_of
from rethumb_desktop.domain.object_key import LibraryKey
from rethumb_desktop.domain.ports.syncing import BATCH, Arrival, Chapter, Draft, SyncRecords
from rethumb_desktop.index.database import Index
from rethumb_desktop.sync.heads import Head, encode_head
from rethumb_desktop.sync.names import head_name, segment_name, snapshot_id
from rethumb_desktop.sync.sealing import Sealer
from rethumb_desktop.sync.segments import decode_segment, encode_segment
from tests.benchmarks.measuring.chronicle import DEVICES, Chronicle, Segment
from tests.benchmarks.measuring.upload_child import LIBRARY, LIBRARY_KEY

PREFIX = "p"
#: What is merged from segments at most; what is more was in a snapshot.
MERGED = 1_000_000
#: How much of that comes sealed. Of the last segments, those that are not older stay for others to read.
SEALED, TAIL, TAIL_MS = 100_000, 40, 50 * 86_400_000
_SAID_EVERY = 1_000_000
_Values = ParamSpec("_Values")


class _Sealed(NamedTuple):
    name: str
    device: str
    seq: int
    since: int
    content: bytes


@dataclass
class Tally:
    """How many entries were taken in, in what time; `rates` are those of each million, a second."""

    entries: int = 0
    wall: float = 0.0
    processor: float = 0.0
    rates: list[float] = field(default_factory=list)
    _marked: tuple[int, float] = (0, 0.0)

    def time(self, take: Callable[_Values, Arrival], *values: _Values.args, **named: _Values.kwargs) -> None:
        wall, processor = time.perf_counter(), time.process_time()
        arrival = take(*values, **named)
        self.wall += time.perf_counter() - wall
        self.processor += time.process_time() - processor
        self.entries += arrival.entries
        entries, seconds = self.entries - self._marked[0], self.wall - self._marked[1]
        if entries >= _SAID_EVERY:
            self.rates.append(entries / seconds)
            self._marked = (self.entries, self.wall)
            sys.stderr.write(f"{self.entries:,} entries, {self.rates[-1]:,.0f} a second\n")

    def told(self) -> dict[str, object]:
        return {"entries": self.entries, "wall": self.wall, "processor": self.processor, "rates": self.rates}


class Filling:
    """Takes in a chronicle of so many entries: from a snapshot, from segments, from sealed ones.

    The sealed segments that are left, and the heads of all devices, are written below the folder `tail` of the home,
    and heads that tell of what was read below `known`.
    """

    def __init__(self, records: SyncRecords, entries: int, home: Path) -> None:
        self._records = records
        self._home = home
        self._key = LibraryKey.from_text(LIBRARY_KEY)
        self._sealer = Sealer(self._key)
        self.chronicle = Chronicle(entries, self._key)
        self._segments = self.chronicle.segments()
        self._imported = max(0, entries - MERGED)
        self._merged = min(entries, MERGED) - min(SEALED, entries // 4)
        self._digests = dict.fromkeys(DEVICES, "")
        self._seqs = dict.fromkeys(DEVICES, 0)

    def take_in(self) -> dict[str, object]:
        """Do all of it; return what it took."""
        self._records.begin(LIBRARY, PREFIX)
        return {"imported": self._import().told(), "merged": self._merge().told(), "sealed": self._open().told()}

    def _import(self) -> Tally:
        """Take in records as those of a snapshot."""
        tally, batch = Tally(), list[Record]()
        origin = snapshot_id(stamp(time.time_ns() // 1_000_000), DEVICES[0])
        while tally.entries + len(batch) < self._imported:
            segment = self._next()
            said = (record_of(entry, segment.device, segment.seq) for entry in segment.entries)
            batch += [record for record in said if record is not None]
            if len(batch) >= BATCH:
                tally.time(self._records.import_records, LIBRARY, batch, origin)
                batch = []
        if self._imported:
            tally.time(self._records.import_records, LIBRARY, batch, origin)
            vector = {device: (seq, self._digests[device]) for device, seq in self._seqs.items()}
            tally.time(self._records.end_import, LIBRARY, origin, vector, (), sweep=False)
        return tally

    def _merge(self) -> Tally:
        """Take in segments that were opened and decoded."""
        tally = Tally()
        while tally.entries < self._merged:
            batch, entries = list[Chapter](), 0
            while entries < min(BATCH, self._merged - tally.entries):
                segment = self._next()
                batch.append(Chapter(segment.device, segment.seq, segment.digest, segment.entries))
                entries += len(segment.entries)
            tally.time(self._records.merge, LIBRARY, batch)
        return tally

    def _open(self) -> Tally:
        """Take in segments as they lie in the bucket; the last ones stay for others to read."""
        tally = Tally()
        sealed = [self._seal(segment) for segment in self._segments]
        late = stamp(time.time_ns() // 1_000_000 - TAIL_MS)
        tail = [each for each in sealed[-TAIL:] if each.since > late]
        batch = list[_Sealed]()
        for each in sealed:
            if each not in tail:
                batch.append(each)
            if len(batch) * SEGMENT_ENTRIES >= BATCH:
                tally.time(self._read, batch)
                batch = []
        tally.time(self._read, batch)
        read = {device: (heard.seq, heard.digest) for device, heard in self._records.heard(LIBRARY).items()}
        self._write("known", self._heads(read))
        told = {device: (self._seqs[device], self._digests[device]) for device in DEVICES}
        self._write("tail", ((each.name, each.content) for each in tail))
        self._write("tail", self._heads(told))
        return tally

    def _write(self, folder: str, files: Iterable[tuple[str, bytes]]) -> None:
        for name, content in files:
            path = self._home / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def _next(self) -> Segment:
        segment = next(self._segments)
        self._seqs[segment.device], self._digests[segment.device] = segment.seq, segment.digest
        return segment

    def _seal(self, segment: Segment) -> _Sealed:
        device, seq, entries = segment.device, segment.seq, segment.entries
        draft = Draft(device, seq, self._digests[device], max(entry.at for entry in entries), entries)
        name = segment_name(device, seq)
        content = self._sealer.seal(name, encode_segment(draft))
        self._seqs[device], self._digests[device] = seq, sha256(content).hexdigest()
        return _Sealed(name, device, seq, entries[0].at, content)

    def _read(self, batch: list[_Sealed]) -> Arrival:
        chapters = []
        for each in batch:
            draft = decode_segment(self._sealer.open(each.name, each.content), each.device, each.seq)
            chapters.append(Chapter(each.device, each.seq, sha256(each.content).hexdigest(), draft.entries))
        return self._records.merge(LIBRARY, chapters)

    def _heads(self, ends: Mapping[str, tuple[int, str]]) -> Iterator[tuple[str, bytes]]:
        now = stamp(time.time_ns() // 1_000_000)
        for number, (device, (seq, digest)) in enumerate(ends.items(), start=1):
            head = Head(device, seq, digest, f"Device {number}", now, f"run-{number}")
            name = head_name(device)
            yield name, self._sealer.seal(name, encode_head(head))


def main(words: list[str]) -> int:
    home, entries = find_home(Path(words[0])), int(words[1])
    with closing(Index(home.index_file, home.owners_dir)) as index:
        filling = Filling(index.sync_records, entries, Path(words[0]))
        told = filling.take_in()
        told["there"] = index.publications.count(PublicationQuery())
    told["bytes"] = home.index_file.stat().st_size
    told["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    (Path(words[0]) / "samples.json").write_text(json.dumps(filling.chronicle.samples), encoding="utf-8")
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
