"""Telling: the entries that wait in the outbox of a library, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from rethumb_desktop.domain.entries import AlsoNamed, Entry, Put, Remove, Rename, Unknown
from rethumb_desktop.domain.merging import Mark, Record, record_of
from rethumb_desktop.index.exchange.devices import keep_unknown
from rethumb_desktop.index.exchange.library_rows import AT_ONCE, Known, LibraryRows, in_parts
from rethumb_desktop.index.exchange.remarking import remarked, said_anew, without
from rethumb_desktop.index.rows.outbox import Unsent, note_entries, stamps
from rethumb_desktop.index.values.keys import name_within, whole_key
from rethumb_desktop.index.values.values import readable

_KINDS: dict[type[Entry], str] = {Put: "put", Remove: "remove", Rename: "rename", AlsoNamed: "name", Unknown: "unknown"}
_WAITING = "SELECT id, at, kind, key, name FROM outbox WHERE library = ? AND at > ? ORDER BY at LIMIT ?"
_DROP = "DELETE FROM outbox WHERE id = ?"
_RESTAMP = "UPDATE outbox SET at = ? WHERE id = ?"
_NOTHING = Known()
# Of a key that is not under the library's prefix.
_OUTSIDE = "outside"


class Waiting(NamedTuple):
    """A row of the outbox; `key` has no prefix, `text` is a name, or an entry of a kind that is not known."""

    id: int
    at: int
    kind: str
    key: str
    text: str


class Telling:
    """What this device has yet to tell of a library, in one transaction; later than the stamp `after`."""

    def __init__(self, rows: LibraryRows, after: int) -> None:
        self._rows = rows
        self._connection = rows.connection
        self._device = rows.device
        self._after = after

    def parts(self, after: int = 0) -> Iterator[list[Waiting]]:
        """Yield what waits and is later than a stamp, in order; the outbox may be changed behind what was yielded."""
        last = max(after, self._after)
        while part := self._read(last, AT_ONCE):
            last = part[-1].at
            yield part

    def entries(self, waiting: Sequence[Waiting]) -> list[tuple[Waiting, Entry | None]]:
        """Return what waits as entries; None for a put that is not in force any more."""
        puts = [each.key for each in waiting if each.kind == "put"]
        known = self._rows.known(puts) if puts else {}
        return [(each, _entry_of(each, known.get(each.key, _NOTHING).record)) for each in waiting]

    def note_segment(self, seq: int, newest: int) -> None:
        """Note which segment holds what waits up to a stamp; it waits no more."""
        waiting = [each for each in self._read(0, AT_ONCE) if each.at <= newest]
        known = self._rows.known([each.key for each in waiting if each.kind == "put"])
        changes = {}
        for each in waiting:
            before = known.get(each.key, _NOTHING)
            entry = _entry_of(each, before.record)
            placed = before.record.placed if before.record is not None else None
            if isinstance(entry, Unknown):
                keep_unknown(self._connection, self._rows.number, [(self._device, seq, entry)])
            elif isinstance(entry, Put) and before.record is not None and placed is not None:
                sent = placed._replace(seq=seq)
                changes[each.key] = before, replace(before.record, placed=sent)
        self._rows.keep(changes)
        self._drop([each.id for each in waiting])

    def late(self, before: int) -> list[Entry]:
        """Return what waits and has a stamp before this one."""
        found: list[Entry] = []
        for part in self.parts():
            early = [each for each in part if each.at < before]
            found += [entry for _, entry in self.entries(early) if entry is not None]
            if len(early) < len(part):
                break
        return found

    def take(self, limit: int) -> list[Entry]:
        """Return the oldest entries, at most `limit`; puts that were overtaken are dropped on the way."""
        taken: list[Entry] = []
        overtaken: list[int] = []
        last = self._after
        while len(taken) < limit and (part := self._read(last, limit - len(taken))):
            for each, entry in self.entries(part):
                if entry is None:
                    overtaken.append(each.id)
                else:
                    taken.append(entry)
            last = part[-1].at
        self._drop(overtaken)
        return taken

    def say(self, entries: Iterable[Entry]) -> None:
        """Note entries, which get new stamps, and what they say."""
        for part in in_parts([*entries], AT_ONCE):
            given = stamps(self._connection, len(part))
            new = [replace(entry, at=at) for entry, at in zip(part, given, strict=True)]
            records = [record_of(entry, self._device) for entry in new]
            self._rows.learn(record for record in records if record is not None)
            note_entries(self._connection, self._rows.number, map(self._unsent, new))

    def say_anew(self, entries: Sequence[Entry]) -> None:
        """Give new stamps to entries that wait, and to all that waits of the same keys."""
        chosen = _places(entries)
        waiting = [each for part in self.parts() for each in part]
        keys = {each.key for each in waiting if _place(each) in chosen} - {""}
        again = [each for each in waiting if each.key in keys or _place(each) in chosen]
        said: list[Entry] = []
        for part in in_parts(again, AT_ONCE):
            known = self._rows.known([*{each.key for each in part} - {""}])
            for each in part:
                record = known.get(each.key, _NOTHING).record
                entry = _entry_of(each, record)
                said += said_anew(entry, record, self._device) if entry is not None else []
        self._drop([each.id for each in again])
        self.say(said)

    def withdraw(self, entries: Sequence[Entry]) -> None:
        """Forget puts and removals that wait, and what they say."""
        chosen = _places([entry for entry in entries if isinstance(entry, Put | Remove)])
        dropped = [each for part in self._of_put(chosen) for each in part]
        for part in in_parts(dropped, AT_ONCE):
            self._unsay(part)
        self._drop([each.id for each in dropped])

    def give_marks(self, marks: dict[Mark, Mark], waiting: Sequence[Waiting]) -> None:
        """Give what was said with some marks others; `waiting` are the entries it was said with."""
        known = self._rows.known([*{each.key for each in waiting} - {""}])
        changes = {
            name: (each, remarked(each.record, marks)) for name, each in known.items() if each.record is not None
        }
        self._rows.keep(changes)
        given = [(marks[Mark(each.at, self._device)].at, each.id) for each in waiting]
        if given:
            self._connection.exec_driver_sql(_RESTAMP, given)

    def _of_put(self, chosen: set[tuple[int, str, str]]) -> Iterator[list[Waiting]]:
        """Yield the chosen puts and removals, and the names that were given to the puts."""
        keys = {key for _, _, key in chosen}
        put: set[str] = set()
        for part in self.parts():
            found = []
            for each in part:
                if each.key in keys and each.kind in ("put", "remove"):
                    put.discard(each.key)
                    if _place(each) in chosen:
                        found.append(each)
                        put.update({each.key} if each.kind == "put" else ())
                elif each.key in put:
                    found.append(each)
            yield found

    def _unsay(self, dropped: Sequence[Waiting]) -> None:
        known = self._rows.known([*{each.key for each in dropped}])
        records = {name: each.record for name, each in known.items() if each.record is not None}
        for each in dropped:
            if each.key in records:
                records[each.key] = without(records[each.key], Mark(each.at, self._device))
        self._rows.keep({name: (known[name], record) for name, record in records.items()})

    def _drop(self, ids: Sequence[int]) -> None:
        if ids:
            self._connection.exec_driver_sql(_DROP, [(each,) for each in ids])

    def _read(self, after: int, limit: int) -> list[Waiting]:
        found = self._connection.exec_driver_sql(_WAITING, (self._rows.number, after, limit))
        return [_waiting(values, self._rows.prefix) for values in found]

    def _unsent(self, entry: Entry) -> Unsent:
        if isinstance(entry, Unknown):
            return Unsent("unknown", "", entry.text, entry.at)
        name = entry.name if isinstance(entry, Rename | AlsoNamed) else None
        return Unsent(_KINDS[type(entry)], self._rows.key_of(entry.key), name, entry.at)


def _waiting(values: Sequence[Any], prefix: str) -> Waiting:
    place, at, kind, key, name = values
    if kind != "unknown" and prefix and not readable(key).startswith(whole_key(prefix, "")):
        kind = _OUTSIDE
    return Waiting(place, at, kind, name_within(prefix, readable(key)), readable(name) if name is not None else "")


def _entry_of(waiting: Waiting, record: Record | None) -> Entry | None:
    match waiting.kind:
        case "put":
            placed = record.placed if record is not None else None
            return placed.put if placed is not None and placed.put.at == waiting.at and not placed.seq else None
        case "outside":
            return None
        case "remove":
            return Remove(waiting.at, waiting.key)
        case "rename":
            return Rename(waiting.at, waiting.key, waiting.text)
        case "name":
            return AlsoNamed(waiting.at, waiting.key, waiting.text)
        case _:
            return Unknown(waiting.at, waiting.text)


def _place(waiting: Waiting) -> tuple[int, str, str]:
    return waiting.at, waiting.kind, waiting.key


def _places(entries: Iterable[Entry]) -> set[tuple[int, str, str]]:
    return {(e.at, _KINDS[type(e)], "" if isinstance(e, Unknown) else e.key) for e in entries}
