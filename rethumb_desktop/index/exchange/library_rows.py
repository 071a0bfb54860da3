"""What is known of the keys of one library, in the rows of one transaction: looked up, joined, written back."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from sqlalchemy import Connection

from rethumb_desktop.domain.merging import Placed, Record, join
from rethumb_desktop.domain.ports.syncing import BATCH, Arrival
from rethumb_desktop.index.exchange.fresh_rows import FreshRows
from rethumb_desktop.index.rows.hidden_rows import find_hidden, swap_hidden
from rethumb_desktop.index.rows.publication_rows import (
    Row,
    find_rows,
    put_rows,
    record_of,
    row_of_record,
    swap_rows,
    take_rows,
)
from rethumb_desktop.index.rows.remains import find_remains, keep_remains
from rethumb_desktop.index.values.keys import whole_key
from rethumb_desktop.index.values.values import storable
from rethumb_desktop.index.values.words import Words

#: So many records are in memory at once.
AT_ONCE = 20_000
_ANY_REMAINS = "SELECT 1 FROM remains WHERE library = ? LIMIT 1"
_ANY_HIDDEN = "SELECT 1 FROM removals WHERE library = ? LIMIT 1"
# Where a delete was begun its answer may be lost: that ends by itself.
_END_REMOVAL = "DELETE FROM removals WHERE library = ? AND key = ? AND state = 'waiting'"
_EMPTY_REMOVAL = "UPDATE removals SET seq = 0, at = 0, extras = NULL WHERE library = ? AND key = ?"
_MARK = "UPDATE publications SET device = ?, seq = ?, at = ?, held = ? WHERE id = ?"
Value = TypeVar("Value")


class Known(NamedTuple):
    """What is known of a key: `row` is its publication, a `hidden` one where that waits to be removed."""

    record: Record | None = None
    row: Row | None = None
    hidden: bool = False

    @property
    def is_shown(self) -> bool:
        return self.row is not None and not self.hidden


_NOTHING = Known()


@dataclass(frozen=True)
class LibraryRows:
    """The rows of the library of this number, for the device of this id; its keys are told by their names without
    prefix.
    """

    connection: Connection
    words: Words
    number: int
    prefix: str
    device: str

    def key_of(self, name: str) -> str:
        """Return the whole object key."""
        return whole_key(self.prefix, name)

    def record_of(self, row: Row) -> Record:
        """Return what a row says of its key."""
        # What has not left is this device's own, also where it was put by another id of before.
        return record_of(row if row.seq else row._replace(device=self.device), self.prefix)

    def known(self, names: Sequence[str]) -> dict[str, Known]:
        """Return what is known of keys; those of which nothing is are left out."""
        connection, words = self.connection, self.words
        keys = {self.key_of(name): name for name in names}
        rows = find_rows(connection, words, self.number, keys)
        hidden: dict[str, Row] = {}
        if self._has_hidden():
            hidden = find_hidden(connection, words, self.number, [key for key in keys if key not in rows])
        beside: dict[str, Record] = {}
        if connection.exec_driver_sql(_ANY_REMAINS, (self.number,)).first() is not None:
            beside = find_remains(connection, words, self.number, names)
        found = {name: Known(record) for name, record in beside.items()}
        for key, row in (hidden | rows).items():
            name = keys[key]
            # The put of a removal is forgotten where its stamp is.
            record = self.record_of(row) if row.at or key in rows else None
            other = beside.get(name)
            if other is not None:
                record = join(record, other) if record is not None else other
            found[name] = Known(record, row, key not in rows)
        return found

    def learn(self, said: Iterable[Placed | Record], held: int = 0) -> Arrival:
        """Join what was said with what is known; a put is said alone, or as part of a record.

        With `held`, puts among it stand in the snapshot of that number.
        """
        with _uncollected():
            puts, new = _gathered(said)
            # First what is found all over the library, then the many that stand at its end: the search index is
            # written in the order of ids, and all at once.
            came, went = self._join(new, held)
            fresh = FreshRows(self.connection, self.words, self.number, self.prefix)
            left: dict[str, Record] = {}
            for part in in_parts([*puts.values()], BATCH):
                put, others = fresh.put(part, held)
                came += put
                left.update((each.put.key, Record(each.put.key, each)) for each in others)
            came_too, went_too = self._join(left, held)
            return Arrival(came + came_too, (*went, *went_too))

    def _join(self, new: Mapping[str, Record], held: int) -> tuple[int, list[str]]:
        """Join what is known with records; return how many publications came, and the keys of those that went."""
        came, went = 0, list[str]()
        for names in in_parts([*new], AT_ONCE):
            known = self.known(names)
            changes = {}
            for name in names:
                before_it, record = known.get(name, _NOTHING), new[name]
                after = join(before_it.record, record) if before_it.record is not None else record
                changes[name] = before_it, after
                is_there = after.placed is not None
                came += is_there and before_it.row is None
                if before_it.row is not None and not is_there:
                    went.append(before_it.row.key)
            self.keep(changes, {name: held for name in names if held and new[name].placed is not None})
        return came, went

    def keep(self, changes: Mapping[str, tuple[Known, Record]], held: Mapping[str, int] | None = None) -> None:
        """Write what is known from now on of keys, in the place of what was. `held` are numbers of snapshots."""
        put: list[Row] = []
        swapped: list[tuple[Row, Row]] = []
        hidden: list[tuple[Row, Row]] = []
        taken: list[Row] = []
        marked: list[tuple[int, int, int, int, int]] = []
        beside: list[Record] = []
        for name, (before, after) in changes.items():
            number = held.get(name, 0) if held else 0
            row = before.row
            if after.placed is None:
                if row is not None and not before.hidden:
                    taken.append(row)
            elif row is None:
                put.append(row_of_record(self.number, self.prefix, after)._replace(held=number))
            else:
                new = row_of_record(self.number, self.prefix, after)
                new = new._replace(id=row.id, origin=row.origin, held=max(row.held, number))
                if before.hidden:
                    hidden.append((row, new))
                elif new._replace(device=row.device, seq=row.seq, at=row.at, held=row.held) != row:
                    swapped.append((row, new))
                elif new != row:
                    marked.append((self.words.id_of(self.connection, new.device), new.seq, new.at, new.held, row.id))
            if _stands_beside(before.record) or _stands_beside(after):
                beside.append(after)
        self._end_removals([name for name, (_, after) in changes.items() if after.placed is None])
        take_rows(self.connection, self.words, taken)
        swap_hidden(self.connection, self.words, hidden)
        if swapped:
            swap_rows(self.connection, self.words, swapped)
        if marked:
            self.connection.exec_driver_sql(_MARK, marked)
        put_rows(self.connection, self.words, put)
        keep_remains(self.connection, self.words, self.number, beside)

    def _end_removals(self, names: Sequence[str]) -> None:
        if names and self._has_hidden():
            library = storable(self.words.library_name(self.connection, self.number))
            places = [(library, storable(self.key_of(name))) for name in names]
            self.connection.exec_driver_sql(_END_REMOVAL, places)
            self.connection.exec_driver_sql(_EMPTY_REMOVAL, places)

    def _has_hidden(self) -> bool:
        library = storable(self.words.library_name(self.connection, self.number))
        return self.connection.exec_driver_sql(_ANY_HIDDEN, (library,)).first() is not None


def _gathered(said: Iterable[Placed | Record]) -> tuple[dict[str, Placed], dict[str, Record]]:
    """Return the keys of which a put alone is said, and what is said of the others."""
    puts: dict[str, Placed] = {}
    new: dict[str, Record] = {}
    for each in said:
        if isinstance(each, Record):
            placed = each.placed
            if placed is None or each.removed or each.renamed or each.names:
                new[each.key] = join(new[each.key], each) if each.key in new else each
                continue
        else:
            placed = each
        key = placed.put.key
        if key in puts or placed.put.more:
            record = Record(key, placed)
            new[key] = join(new[key], record) if key in new else record
        else:
            puts[key] = placed
    for key in puts.keys() & new.keys():
        new[key] = join(Record(key, puts.pop(key)), new[key])
    return puts, new


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector away: it looks through many thousand values again and again, and none is garbage."""
    ran = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if ran:
            gc.enable()


def in_parts(values: Sequence[Value], size: int) -> Iterator[Sequence[Value]]:
    """Yield the values in parts of at most this size."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def _stands_beside(record: Record | None) -> bool:
    """Whether a record has to be kept beside the publications."""
    return record is not None and (record.removed is not None or record.placed is None)
