"""Sweeping: what a snapshot covers and does not hold goes; and a library that is forgotten as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rethumb_desktop.domain.merging import Record, join, record_of
from rethumb_desktop.domain.segment_spans import Unheard
from rethumb_desktop.index.exchange.library_rows import AT_ONCE, Known, LibraryRows, in_parts
from rethumb_desktop.index.exchange.resetting import swept
from rethumb_desktop.index.exchange.telling import Telling
from rethumb_desktop.index.rows.hidden_rows import all_hidden
from rethumb_desktop.index.rows.publication_rows import Row, find_rows, rows_at, take_rows
from rethumb_desktop.index.values.keys import name_within
from rethumb_desktop.index.values.spans import ids_of
from rethumb_desktop.index.values.values import storable

_COVERED = """SELECT id FROM publications WHERE id > ? AND id <= ? AND held < ? AND seq > 0 ORDER BY id LIMIT ?"""
_ALL = "SELECT id FROM publications WHERE id > ? AND id <= ? ORDER BY id LIMIT ?"
_FORGET_PUT = "UPDATE removals SET seq = 0, at = 0 WHERE library = ? AND key = ?"
_FORGET_REMAINS = "DELETE FROM remains WHERE library = ?"


class Covered(NamedTuple):
    """What a snapshot covers: all up to its vector, but for what its writer has never heard of."""

    vector: Mapping[str, tuple[int, str]]
    unheard: Unheard

    def holds(self, row: Row) -> bool:
        """Whether the snapshot would hold a row, were it not gone."""
        is_covered = 0 < row.seq <= self.vector.get(row.device, (0, ""))[0]
        return is_covered and not self.unheard.may_be_there(row.device, row.seq, row.at)


def sweep(rows: LibraryRows, snapshot: int, covered: Covered, now_ms: int) -> tuple[str, ...]:
    """Take out the puts that are covered and the snapshot of this number does not hold; return their keys."""
    went: list[str] = []
    for part in _parts(rows, _COVERED, snapshot):
        found = [row for row in part if covered.holds(row)]
        _take(rows, found, now_ms)
        went += [row.key for row in found]
    hidden = [
        row for row in all_hidden(rows.connection, rows.words, rows.number) if row.seq > 0 and row.held < snapshot
    ]
    anew = find_rows(rows.connection, rows.words, rows.number, [row.key for row in hidden])
    found = [row for row in hidden if row.key not in anew and covered.holds(row)]
    _take(rows, found, now_ms)
    return (*went, *(row.key for row in found))


def forget(rows: LibraryRows) -> None:
    """Forget everything but what this device has yet to tell; removals that wait stay."""
    connection, words = rows.connection, rows.words
    kept: dict[str, Record] = {}
    telling = Telling(rows, 0)
    for waiting in telling.parts():
        for _, entry in telling.entries(waiting):
            record = record_of(entry, rows.device) if entry is not None else None
            if record is not None:
                kept[record.key] = join(kept[record.key], record) if record.key in kept else record
    stays = {rows.key_of(name) for name, record in kept.items() if record.placed is not None}
    for part in _parts(rows, _ALL):
        take_rows(connection, words, [row for row in part if row.key not in stays])
    connection.exec_driver_sql(_FORGET_REMAINS, (rows.number,))
    library = storable(words.library_name(connection, rows.number))
    forgotten = [row for row in all_hidden(connection, words, rows.number) if row.key not in stays]
    if forgotten:
        connection.exec_driver_sql(_FORGET_PUT, [(library, storable(row.key)) for row in forgotten])
    for names in in_parts([*kept], AT_ONCE):
        known = rows.known(names)
        rows.keep({name: (known.get(name, Known()), kept[name]) for name in names})


def _parts(rows: LibraryRows, asking: str, *limits: int) -> Iterator[list[Row]]:
    """Yield the publications that are asked for, in the order of time; those that were yielded may be taken out."""
    last, end = ids_of(rows.number)
    last -= 1
    while ids := rows.connection.exec_driver_sql(asking, (last, end, *limits, AT_ONCE)).scalars().all():
        yield rows_at(rows.connection, rows.words, ids)
        last = ids[-1]


def _take(rows: LibraryRows, found: Sequence[Row], now_ms: int) -> None:
    known = rows.known([name_within(rows.prefix, row.key) for row in found])
    rows.keep({name: (each, swept(each.record, now_ms)) for name, each in known.items() if each.record is not None})
