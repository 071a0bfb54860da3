"""What the memory twins of one index share: publications, removals, and what is known of each library's keys."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from threading import RLock
from uuid import uuid4

from rethumb_desktop.domain.entries import AlsoNamed, Entry, Put, Remove, Unknown, next_stamp
from rethumb_desktop.domain.job import Place, Publication, Removal, RemovalState
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.merging import Record, join, record_of
from rethumb_desktop.domain.ports.syncing import Heard, Outgoing
from rethumb_desktop.index.rows.puts import publication_of, put_of


@dataclass
class MemoryLibrary:
    """What is known of one library; its keys have no prefix, which is known once it has `begun`.

    `unsent` are entries by their stamps, in order; those of `leaving` stand in `outgoing`. `told` is the newest segment
    of this device. `held` tells in which imported snapshot a put was seen last, `origins` counts the snapshots.
    """

    prefix: str = ""
    begun: bool = False
    records: dict[str, Record] = field(default_factory=dict)
    unsent: dict[int, Entry] = field(default_factory=dict)
    outgoing: Outgoing | None = None
    leaving: tuple[int, ...] = ()
    told: tuple[int, str] = (0, "")
    heard: dict[str, Heard] = field(default_factory=dict)
    unknown: dict[tuple[str, int, Unknown], None] = field(default_factory=dict)
    held: dict[str, int] = field(default_factory=dict)
    origins: dict[str, int] = field(default_factory=dict)

    def copy(self) -> MemoryLibrary:
        """Return the same, to go its own way."""
        return replace(
            self,
            records=dict(self.records),
            unsent=dict(self.unsent),
            heard=dict(self.heard),
            unknown=dict(self.unknown),
            held=dict(self.held),
            origins=dict(self.origins),
        )

    def whole(self, key: str) -> str:
        """Return the object's name."""
        return f"{self.prefix}/{key}" if self.prefix else key

    def short(self, key: str) -> str | None:
        """Return an object's name without the prefix; None where it is not under it."""
        if not self.prefix:
            return key
        return key[len(self.prefix) + 1 :] if key.startswith(f"{self.prefix}/") else None

    def learn(self, record: Record) -> None:
        known = self.records.get(record.key)
        self.records[record.key] = record if known is None else join(known, record)

    def move(self, prefix: str) -> None:
        """Have the keys stand under another prefix; what is not under it is no part of the library."""
        records, unsent = self.records, self.unsent
        names = {key: self.whole(key) for key in records}
        names.update((entry.key, self.whole(entry.key)) for entry in unsent.values() if not isinstance(entry, Unknown))
        self.prefix = prefix
        moved = {key: short for key, name in names.items() if (short := self.short(name)) is not None}
        self.records = {moved[key]: _moved(record, moved[key]) for key, record in records.items() if key in moved}
        self.unsent = {
            at: entry if isinstance(entry, Unknown) else replace(entry, key=moved[entry.key])
            for at, entry in unsent.items()
            if isinstance(entry, Unknown) or entry.key in moved
        }


class MemoryState:
    """One index in memory. `clock` gives milliseconds since 1970 UTC, `make_id` the ids of devices.

    Whoever reads or changes it holds `lock`. All values but the dictionaries are immutable, so that a copy is quick.
    """

    def __init__(
        self,
        clock: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
        make_id: Callable[[], str] = lambda: uuid4().hex,
    ) -> None:
        self.lock = RLock()
        self.clock = clock
        self.make_id = make_id
        self.device = make_id()
        self.last = 0
        self.settled = 0
        self.offset = 0
        self.facts: dict[str, str] = {}
        self.found: dict[Place, Publication] = {}
        self.asked: dict[Place, Removal] = {}
        self.made_here: set[str] = set()
        self.places: dict[str, str] = {}
        self.libraries: dict[str, MemoryLibrary] = {}

    def copy(self) -> MemoryState:
        """Return what a copy of the index on another disk would be: the same device, but for `renew_device`."""
        with self.lock:
            copied = MemoryState(self.clock, lambda: self.device)
            copied.make_id = self.make_id
            copied.last, copied.settled, copied.offset = self.last, self.settled, self.offset
            copied.facts = dict(self.facts)
            copied.found, copied.asked = dict(self.found), dict(self.asked)
            copied.made_here, copied.places = set(self.made_here), dict(self.places)
            copied.libraries = {name: library.copy() for name, library in self.libraries.items()}
            return copied

    def library(self, name: str) -> MemoryLibrary:
        return self.libraries.setdefault(name, MemoryLibrary())

    def stamp(self) -> int:
        """Return a stamp that is later than every one known here."""
        self.last = next_stamp(self.last, self.now())
        return self.last

    def now(self) -> int:
        """Return milliseconds since 1970 UTC by the server's clock."""
        return self.clock() + self.offset

    def settle(self, at: int) -> None:
        """Note a stamp that others know, or have given: ours are later."""
        self.settled = max(self.settled, at)
        self.last = max(self.last, at)

    # What is told

    def say(self, library: MemoryLibrary, entry: Entry) -> None:
        """Note an entry of this device."""
        library.unsent[entry.at] = entry
        record = record_of(entry, self.device)
        if record is not None:
            library.learn(record)

    def tell_put(self, publication: Publication, stamps: Iterator[int] | None = None) -> None:
        """Note that a publication was recorded, where its library is one that others know."""
        library, key = self._address(publication.library, publication.key)
        given = iter(self.stamp, 0) if stamps is None else stamps
        if library is not None and key is not None:
            self.say(library, put_of(publication, next(given), key))
            for name in publication.other_names:
                self.say(library, AlsoNamed(next(given), key, name))

    def untold(self, name: str) -> list[Publication]:
        """Return the publications of a library, removals included, of which no put is known."""
        known = [*self.found.values(), *(removal.publication for removal in self.asked.values())]
        ours = [publication for publication in known if publication.library == name]
        return [p for p in ours if self.library(name).short(p.key) is not None and not self.is_put((name, p.key))]

    def tell_name(self, place: Place, name: str) -> None:
        library, key = self._address(*place)
        if library is not None and key is not None:
            self.say(library, AlsoNamed(self.stamp(), key, name))

    def tell_removal(self, place: Place) -> None:
        library, key = self._address(*place)
        if library is not None and key is not None:
            self.say(library, Remove(self.stamp(), key))

    def is_put(self, place: Place) -> bool:
        """Whether a put of this object is in force, shown or not."""
        library, key = self._address(*place)
        record = library.records.get(key) if library is not None and key is not None else None
        return record is not None and record.placed is not None

    def drop_put(self, place: Place) -> None:
        """Forget a put without telling anybody."""
        library, key = self._address(*place)
        if library is not None and key is not None and key in library.records:
            keep(library, replace(library.records[key], placed=None))
            puts = [at for at, e in library.unsent.items() if isinstance(e, Put) and e.key == key]
            for at in puts:
                if at not in library.leaving:
                    del library.unsent[at]

    # What is shown

    def is_shown(self, name: str, key: str) -> bool:
        return (name, self.library(name).whole(key)) in self.found

    def is_known(self, name: str, key: str) -> bool:
        """Whether it is shown, or waits to be removed."""
        place = name, self.library(name).whole(key)
        return place in self.found or place in self.asked

    def hide(self, name: str, keys: Iterable[str]) -> None:
        """Show these keys no more; removals stay."""
        for key in keys:
            self.found.pop((name, self.library(name).whole(key)), None)

    def show(self, name: str, keys: Iterable[str]) -> None:
        """Make the publications and removals of these keys what the records say."""
        library = self.library(name)
        for key in keys:
            place = name, library.whole(key)
            record = library.records.get(key)
            shown, removal = self.found.get(place), self.asked.get(place)
            if record is None or record.placed is None:
                self.found.pop(place, None)
                # Its object is gone. Where a delete was begun, its answer may be lost: that ends by itself.
                if removal is not None and removal.state is RemovalState.WAITING:
                    del self.asked[place]
                continue
            before = shown or (removal.publication if removal is not None else None)
            origin = before.origin if before is not None else None
            now = publication_of(name, place[1], record, record.placed, origin)
            if shown is not None or removal is None:
                self.found[place] = now
            else:
                self.asked[place] = replace(removal, publication=now)

    def rename(self, place: Place) -> None:
        """Show what was said of a publication before it was recorded."""
        library, key = self._address(*place)
        record = library.records.get(key) if library is not None and key is not None else None
        if record is not None and (record.names or record.renamed):
            self.show(place[0], [record.key])

    def _address(self, name: str, key: str) -> tuple[MemoryLibrary | None, str | None]:
        if name == THIS_COMPUTER:
            return None, None
        library = self.library(name)
        return library, library.short(key)


def keep(library: MemoryLibrary, record: Record) -> None:
    """Keep a record in place of what is known; one that says nothing goes."""
    if record:
        library.records[record.key] = record
    else:
        library.records.pop(record.key, None)


def _moved(record: Record, key: str) -> Record:
    placed = record.placed
    if placed is not None:
        placed = placed._replace(put=replace(placed.put, key=key))
    return replace(record, key=key, placed=placed)
