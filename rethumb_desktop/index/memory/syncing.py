"""The memory twin of the records of syncing, for tests, trials and simulations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256

from rethumb_desktop.domain.entries import Entry, Put, Remove, Unknown, milliseconds_of, stamp
from rethumb_desktop.domain.merging import Mark, Record, record_of
from rethumb_desktop.domain.ports.syncing import Arrival, Chapter, Draft, Exported, Heard, Outgoing
from rethumb_desktop.domain.segment_spans import ALL_HEARD, Unheard
from rethumb_desktop.index.exchange.remarking import holds, newest_stamp, remarked, said_anew, without
from rethumb_desktop.index.exchange.resetting import AHEAD_MS, swept, untold_stamps
from rethumb_desktop.index.memory.publications import MemoryPublications
from rethumb_desktop.index.memory.state import MemoryLibrary, keep

_BATCH = 10_000
_Vector = dict[str, tuple[int, str]]


class MemorySyncRecords:
    """What is known of the devices of each library, as long as the process lives; implements `SyncRecords`."""

    def __init__(self, publications: MemoryPublications) -> None:
        self._state = publications.state
        self._lock = self._state.lock

    @property
    def device(self) -> str:
        return self._state.device

    def renew_device(self, known: str = "") -> str:
        with self._lock:
            state, old = self._state, self._state.device
            if known and known != old:
                return old
            state.device = new = state.make_id()
            for library in state.libraries.values():
                library.outgoing, library.leaving = None, ()
                _remark(library, {Mark(at, old): Mark(at, new) for at in library.unsent})
                if library.begun:
                    library.heard[old] = Heard(old, *library.told)
                library.told = (0, "")
            self._show_all()
            return new

    def fact(self, name: str) -> str:
        with self._lock:
            return self._state.facts.get(name, "")

    def note_fact(self, name: str, value: str) -> None:
        with self._lock:
            self._state.facts[name] = value

    def set_clock(self, offset_ms: int) -> None:
        with self._lock:
            state = self._state
            state.offset = offset_ms
            if milliseconds_of(state.last) <= state.now() + AHEAD_MS:
                return
            state.last = floor = max(state.settled, stamp(state.now()))
            for library in state.libraries.values():
                ahead = [at for at in library.unsent if at > floor and at not in library.leaving]
                moved = {at: state.stamp() for at in ahead}
                _remark(library, {Mark(at, state.device): Mark(new, state.device) for at, new in moved.items()})
                for at, new in moved.items():
                    library.unsent[new] = replace(library.unsent.pop(at), at=new)
            self._show_all()

    def begin(self, library: str, prefix: str) -> None:
        with self._lock:
            state, here = self._state, self._state.library(library)
            if here.begun and here.prefix == prefix:
                return
            here.move(prefix)
            here.begun = True
            untold = sorted(state.untold(library), key=lambda publication: publication.published_at)
            count = sum(1 + len(publication.other_names) for publication in untold)
            if here.told[0] or here.outgoing is not None:
                stamps = [state.stamp() for _ in range(count)]
            else:
                stamps = list(untold_stamps(state.now(), here.unsent, count))
            given = iter(stamps)
            for publication in untold:
                state.tell_put(publication, given)
            here.unsent = dict(sorted(here.unsent.items()))

    def removed(self, library: str, keys: Sequence[str]) -> set[str]:
        with self._lock:
            known = map(self._state.library(library).records.get, keys)
            return {record.key for record in known if record is not None and record.placed is None and record.removed}

    # What this device tells

    def unsent(self, library: str) -> int:
        with self._lock:
            return len(self._state.library(library).unsent)

    def late(self, library: str, before: int) -> list[Entry]:
        with self._lock:
            here = self._state.library(library)
            waiting = [entry for at, entry in here.unsent.items() if at < before and at not in here.leaving]
            return [entry for entry in waiting if self._is_worth_telling(here, entry)]

    def restamp(self, library: str, entries: Sequence[Entry]) -> None:
        with self._lock:
            here, device = self._state.library(library), self.device
            chosen = self._waiting(here, entries)
            stamps = {entry.at for entry in chosen}
            keys = {_key(entry) for entry in chosen} - {""}
            # All that waits of a key together: the order in which this device did it stays.
            again = [
                e for e in here.unsent.values() if e.at in stamps or (_key(e) in keys and e.at not in here.leaving)
            ]
            said = [each for e in again for each in said_anew(e, here.records.get(_key(e)), device)]
            for entry in again:
                del here.unsent[entry.at]
            for entry in said:
                self._state.say(here, replace(entry, at=self._state.stamp()))
            self._state.show(library, keys)

    def withdraw(self, library: str, entries: Sequence[Entry]) -> None:
        with self._lock:
            here = self._state.library(library)
            for entry in self._waiting(here, entries):
                if not isinstance(entry, Put | Remove):
                    continue
                for each in [entry, *_names_after(here, entry)]:
                    del here.unsent[each.at]
                    known = here.records.get(entry.key)
                    if known is not None:
                        keep(here, without(known, Mark(each.at, self.device)))
                self._state.show(library, [entry.key])

    def tell(self, library: str, entries: Sequence[Entry]) -> None:
        with self._lock:
            here = self._state.library(library)
            for entry in entries:
                self._state.say(here, replace(entry, at=self._state.stamp()))
            self._state.show(library, {_key(entry) for entry in entries} - {""})

    def cut(self, library: str, seal: Callable[[Draft], bytes], limit: int) -> Outgoing | None:
        with self._lock:
            state, here = self._state, self._state.library(library)
            if here.outgoing is not None:
                return here.outgoing
            batch: list[Entry] = []
            overtaken: list[int] = []
            for at, entry in here.unsent.items():
                if len(batch) == limit:
                    break
                if self._is_worth_telling(here, entry):
                    batch.append(entry)
                else:
                    overtaken.append(at)
            if batch:
                draft = Draft(state.device, here.told[0] + 1, here.told[1], state.stamp(), tuple(batch))
                sealed = seal(draft)
                digest = sha256(sealed).hexdigest()
                here.outgoing = Outgoing(draft.device, draft.seq, digest, sealed, len(batch))
                here.leaving = tuple(entry.at for entry in batch)
                state.settle(draft.made)
            for at in overtaken:
                del here.unsent[at]
            return here.outgoing

    def sent(self, library: str, seq: int, device: str = "") -> None:
        with self._lock:
            here = self._state.library(library)
            outgoing = here.outgoing
            if outgoing is None or outgoing.seq != seq or device not in ("", outgoing.device):
                return
            for at in here.leaving:
                entry = here.unsent.pop(at)
                if isinstance(entry, Unknown):
                    here.unknown[outgoing.device, seq, entry] = None
                    continue
                known = here.records.get(entry.key)
                placed = known.placed if known is not None else None
                if known is not None and placed is not None and placed.mark == Mark(at, outgoing.device):
                    here.records[entry.key] = replace(known, placed=placed._replace(seq=seq))
            here.told = seq, outgoing.digest
            here.outgoing, here.leaving = None, ()

    def told(self, library: str) -> tuple[int, str]:
        with self._lock:
            return self._state.library(library).told

    # What the others tell

    def heard(self, library: str) -> dict[str, Heard]:
        with self._lock:
            return dict(self._state.library(library).heard)

    def note(self, library: str, heard: Heard) -> None:
        with self._lock:
            here = self._state.library(library)
            known = here.heard.get(heard.device, Heard(heard.device))
            here.heard[heard.device] = replace(heard, seq=known.seq, digest=known.digest)

    def merge(self, library: str, chapters: Sequence[Chapter]) -> Arrival:
        with self._lock:
            here = self._state.library(library)
            records: list[Record] = []
            entries = 0
            for chapter in chapters:
                known = here.heard.get(chapter.device, Heard(chapter.device))
                if chapter.device == self.device or chapter.seq != known.seq + 1:
                    continue
                here.heard[chapter.device] = replace(known, seq=chapter.seq, digest=chapter.digest)
                entries += len(chapter.entries)
                for entry in chapter.entries:
                    self._state.settle(entry.at)
                    record = record_of(entry, chapter.device, chapter.seq)
                    if record is not None:
                        records.append(record)
                    elif isinstance(entry, Unknown):
                        here.unknown[chapter.device, chapter.seq, entry] = None
            return replace(self._learn(library, records), entries=entries)

    # The whole state

    @contextmanager
    def exporting(self, library: str, forgotten: int) -> Iterator[Exported]:
        with self._lock:
            here = self._state.library(library)
            vector = {device: (heard.seq, heard.digest) for device, heard in here.heard.items() if heard.seq}
            if here.told[0]:
                vector[self.device] = here.told
            unknown, records, unsent = tuple(here.unknown), list(here.records.values()), len(here.unsent)
        yield Exported(vector, unknown, _batches(records, milliseconds_of(forgotten)), unsent)

    def import_records(self, library: str, records: Sequence[Record], origin: str) -> Arrival:
        with self._lock:
            here = self._state.library(library)
            number = here.origins.setdefault(origin, len(here.origins) + 1)
            for record in records:
                if record.placed is not None:
                    here.held[record.key] = max(number, here.held.get(record.key, 0))
                self._state.settle(newest_stamp(record))
            return replace(self._learn(library, records), entries=len(records))

    def end_import(
        self,
        library: str,
        origin: str,
        vector: dict[str, tuple[int, str]],
        unknown: Sequence[tuple[str, int, Unknown]],
        *,
        sweep: bool,
        unheard: Unheard = ALL_HEARD,
    ) -> Arrival:
        with self._lock:
            here = self._state.library(library)
            here.unknown.update(dict.fromkeys(unknown))
            is_swept = sweep and origin in here.origins
            gone = self._sweep(library, here.origins[origin], vector, unheard) if is_swept else ()
            for device, (seq, digest) in vector.items():
                known = here.heard.get(device, Heard(device))
                if device != self.device and seq > known.seq:
                    here.heard[device] = replace(known, seq=seq, digest=digest)
            return Arrival(went=gone)

    def forget_library(self, library: str) -> None:
        with self._lock:
            here, known = self._state.library(library), self._state.library(library).records
            forgotten = MemoryLibrary(here.prefix, begun=here.begun, unsent=here.unsent)
            self._state.libraries[library] = forgotten
            for entry in here.unsent.values():
                record = record_of(entry, self.device)
                if record is not None:
                    forgotten.learn(record)
            self._state.hide(library, [key for key in known if not _is_placed(forgotten.records.get(key))])
            self._state.show(library, forgotten.records)

    def forget_removals(self, library: str, before: int) -> None:
        with self._lock:
            here = self._state.library(library)
            old = [r for r in here.records.values() if r.removed is not None and r.removed.at < before]
            for record in old:
                keep(here, record.forgets(milliseconds_of(before)))

    def _learn(self, library: str, records: Sequence[Record]) -> Arrival:
        state, here = self._state, self._state.library(library)
        keys = list(dict.fromkeys(record.key for record in records))
        shown = {key for key in keys if state.is_shown(library, key)}
        known = [key for key in keys if state.is_known(library, key)]
        for record in records:
            here.learn(record)
        state.show(library, keys)
        came = sum(key not in shown and state.is_shown(library, key) for key in keys)
        return Arrival(came, tuple(here.whole(key) for key in known if not _is_placed(here.records.get(key))))

    def _sweep(self, library: str, number: int, vector: _Vector, unheard: Unheard) -> tuple[str, ...]:
        state, here = self._state, self._state.library(library)
        gone = []
        for record, placed in ((each, each.placed) for each in here.records.values()):
            if placed is None or not placed.seq or here.held.get(record.key, 0) >= number:
                continue
            is_covered = placed.seq <= vector.get(placed.device, (0, ""))[0]
            if is_covered and not unheard.may_be_there(placed.device, placed.seq, placed.put.at):
                gone.append(record)
        for record in gone:
            keep(here, swept(record, state.now()))
            here.held.pop(record.key, None)
        went = tuple(here.whole(record.key) for record in gone if state.is_known(library, record.key))
        state.show(library, [record.key for record in gone])
        return went

    def _waiting(self, here: MemoryLibrary, entries: Iterable[Entry]) -> list[Entry]:
        return [e for e in entries if here.unsent.get(e.at) == e and e.at not in here.leaving]

    def _is_worth_telling(self, here: MemoryLibrary, entry: Entry) -> bool:
        """Whether the others have to hear of it: a put that was overtaken is told by what has overtaken it."""
        return not isinstance(entry, Put) or holds(here.records.get(entry.key), Mark(entry.at, self.device))

    def _show_all(self) -> None:
        for name, library in self._state.libraries.items():
            told = [e.key for e in library.unsent.values() if not isinstance(e, Unknown)]
            self._state.show(name, told)


def _remark(library: MemoryLibrary, marks: dict[Mark, Mark]) -> None:
    for key in {_key(entry) for entry in library.unsent.values()} & library.records.keys():
        library.records[key] = remarked(library.records[key], marks)


def _key(entry: Entry) -> str:
    return "" if isinstance(entry, Unknown) else entry.key


def _names_after(library: MemoryLibrary, put: Put | Remove) -> list[Entry]:
    """Return the unsent names of a put: those until it was removed or put again."""
    found: list[Entry] = []
    if isinstance(put, Put):
        for entry in library.unsent.values():
            if entry.at > put.at and _key(entry) == put.key:
                if isinstance(entry, Put | Remove):
                    break
                found.append(entry)
    return found


def _is_placed(record: Record | None) -> bool:
    return record is not None and record.placed is not None


def _batches(records: list[Record], before_ms: int) -> Iterator[list[Record]]:
    # By time, so that what was made of one original stands together.
    records.sort(key=lambda r: (r.placed is None, r.placed.put.when if r.placed is not None else 0, r.key))
    for start in range(0, len(records), _BATCH):
        kept = [left for r in records[start : start + _BATCH] if (left := r.forgets(before_ms))]
        if kept:
            yield kept
