"""Beginning: a library gets something to sync with, or stands elsewhere from now on."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from rethumb_desktop.domain.merging import Mark, Named
from rethumb_desktop.index.exchange.devices import read_outgoing, read_told
from rethumb_desktop.index.exchange.library_rows import LibraryRows
from rethumb_desktop.index.exchange.resetting import untold_stamps
from rethumb_desktop.index.rows.hidden_rows import all_hidden, swap_hidden
from rethumb_desktop.index.rows.outbox import Unsent, note_entries, stamps
from rethumb_desktop.index.rows.publication_rows import Row, all_rows, swap_rows
from rethumb_desktop.index.rows.remains import all_remains, keep_remains
from rethumb_desktop.index.values.keys import name_within, whole_key
from rethumb_desktop.index.values.values import readable, storable

_SET_PREFIX = "UPDATE libraries SET prefix = ? WHERE id = ?"
_WAITING = "SELECT id, kind, key, at FROM outbox WHERE library = ? ORDER BY at"
_DROP = "DELETE FROM outbox WHERE id = ?"
_FORGET_REMAINS = "DELETE FROM remains WHERE library = ?"
_PART = 10_000


def begin_library(rows: LibraryRows, prefix: str, now_ms: int) -> None:
    """Have the keys of a library stand under this prefix, and have told what nobody was told of.

    `rows` are those under the prefix of before.
    """
    _move_remains(rows, prefix)
    rows.connection.exec_driver_sql(_SET_PREFIX, (storable(prefix), rows.number))
    waiting = _drop_outside(rows, prefix)
    moved = replace(rows, prefix=prefix)
    waits = {at for _, kind, _, at in waiting if kind == "put"}
    hidden = [row for row in all_hidden(rows.connection, rows.words, rows.number) if _is_untold(row, prefix, waits)]
    count = sum(1 + len(row.other_names) for part in (*_untold(moved, waits), hidden) for row in part)
    if count:
        given = iter(_stamps(moved, [at for *_, at in waiting], count, now_ms))
        for part in _untold(moved, waits):
            swap_rows(rows.connection, rows.words, [(row, _told(moved, row, given)) for row in part])
        swap_hidden(rows.connection, rows.words, [(row, _told(moved, row, given)) for row in hidden])


def _move_remains(rows: LibraryRows, prefix: str) -> None:
    if rows.prefix == prefix:
        return
    moved = []
    for part in all_remains(rows.connection, rows.words, rows.number, _PART):
        for record in part:
            key = rows.key_of(record.key)
            if _is_under(prefix, key):
                moved.append(replace(record, key=name_within(prefix, key)))
    rows.connection.exec_driver_sql(_FORGET_REMAINS, (rows.number,))
    keep_remains(rows.connection, rows.words, rows.number, moved)


def _drop_outside(rows: LibraryRows, prefix: str) -> list[tuple[int, str, str, int]]:
    """Drop what waits to be told of keys that are not under a prefix; return what is left."""
    found = [
        (place, kind, readable(key), at)
        for place, kind, key, at in rows.connection.exec_driver_sql(_WAITING, (rows.number,))
    ]
    outside = [(place,) for place, kind, key, _ in found if kind != "unknown" and not _is_under(prefix, key)]
    if outside:
        rows.connection.exec_driver_sql(_DROP, outside)
    dropped = {place for (place,) in outside}
    return [each for each in found if each[0] not in dropped]


def _untold(rows: LibraryRows, waits: Container[int]) -> Iterator[list[Row]]:
    """Yield the publications that nobody was told of, and that do not wait for it; in the order of time."""
    for part in all_rows(rows.connection, rows.words, rows.number, _PART):
        yield [row for row in part if _is_untold(row, rows.prefix, waits)]


def _is_untold(row: Row, prefix: str, waits: Container[int]) -> bool:
    return row.seq == 0 and (not row.at or row.at not in waits) and _is_under(prefix, row.key)


def _stamps(rows: LibraryRows, known: Sequence[int], count: int, now_ms: int) -> range:
    has_told = read_told(rows.connection, rows.number)[0] or read_outgoing(rows.connection, rows.number)[1]
    return stamps(rows.connection, count) if has_told else untold_stamps(now_ms, known, count)


def _told(rows: LibraryRows, row: Row, given: Iterator[int]) -> Row:
    """Return the row with stamps of its own, and note that it waits to be told."""
    at = next(given)
    names = tuple(Named(Mark(next(given), rows.device), name) for name in row.other_names)
    entries = [Unsent("put", row.key, None, at), *(Unsent("name", row.key, n.name, n.mark.at) for n in names)]
    note_entries(rows.connection, rows.number, entries)
    return row._replace(at=at, device=rows.device, names=tuple(sorted(names, key=lambda named: named.name)))


def _is_under(prefix: str, key: str) -> bool:
    return not prefix or key.startswith(whole_key(prefix, ""))
