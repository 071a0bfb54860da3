"""The state of a library: what the segments and snapshots of others make of it, and what snapshots are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rethumb_desktop.domain.entries import Put, Unknown, milliseconds_of
from rethumb_desktop.domain.merging import Placed, Record, record_of
from rethumb_desktop.domain.ports.syncing import Arrival, Chapter, Exported, Heard
from rethumb_desktop.index.exchange.devices import (
    keep_heard,
    keep_unknown,
    number_snapshot,
    read_heard,
    read_told,
    read_unknown,
)
from rethumb_desktop.index.exchange.facts import settle
from rethumb_desktop.index.exchange.library_rows import LibraryRows
from rethumb_desktop.index.exchange.remarking import newest_stamp
from rethumb_desktop.index.rows.hidden_rows import all_hidden
from rethumb_desktop.index.rows.publication_rows import Row, all_rows, find_rows
from rethumb_desktop.index.rows.remains import all_remains, find_remains

_COUNT = "SELECT count(*) FROM outbox WHERE library = ?"
_PART = 10_000


def read_chapters(rows: LibraryRows, chapters: Sequence[Chapter]) -> Arrival:
    """Merge segments that follow what was read of their devices."""
    connection = rows.connection
    heard = read_heard(connection, rows.number)
    read: dict[str, Heard] = {}
    good: list[Chapter] = []
    for chapter in chapters:
        known = read.get(chapter.device) or heard.get(chapter.device, Heard(chapter.device))
        if chapter.device != rows.device and chapter.seq == known.seq + 1:
            read[chapter.device] = replace(known, seq=chapter.seq, digest=chapter.digest)
            good.append(chapter)
    keep_heard(connection, rows.number, read.values())
    unknown = [(c.device, c.seq, entry) for c in good for entry in c.entries if isinstance(entry, Unknown)]
    keep_unknown(connection, rows.number, unknown)
    arrival = rows.learn(_said_in(good))
    settle(connection, max((entry.at for c in good for entry in c.entries), default=0))
    return replace(arrival, entries=sum(len(c.entries) for c in good))


def _said_in(chapters: Sequence[Chapter]) -> Iterator[Placed | Record]:
    for chapter in chapters:
        device, seq = chapter.device, chapter.seq
        for entry in chapter.entries:
            if isinstance(entry, Put):
                yield Placed(entry, device, seq)
            elif (record := record_of(entry, device, seq)) is not None:
                yield record


def read_records(rows: LibraryRows, records: Sequence[Record], origin: str) -> Arrival:
    """Merge records of a snapshot."""
    number = number_snapshot(rows.connection, rows.number, origin)
    if records:
        settle(rows.connection, max(map(newest_stamp, records)))
    return replace(rows.learn(records, number), entries=len(records))


def export(rows: LibraryRows, forgotten: int) -> Exported:
    """Return the state as this connection sees it, which has to be one moment."""
    connection = rows.connection
    vector = {device: (h.seq, h.digest) for device, h in read_heard(connection, rows.number).items() if h.seq}
    told = read_told(connection, rows.number)
    if told[0]:
        vector[rows.device] = told
    unsent = int(connection.exec_driver_sql(_COUNT, (rows.number,)).scalar_one())
    unknown = read_unknown(connection, rows.number)
    return Exported(vector, unknown, _batches(rows, milliseconds_of(forgotten)), unsent)


def _batches(rows: LibraryRows, before_ms: int) -> Iterator[list[Record]]:
    for batch in _records(rows):
        kept = [left for record in batch if (left := record.forgets(before_ms))]
        if kept:
            yield kept


def _records(rows: LibraryRows) -> Iterator[list[Record]]:
    connection, words = rows.connection, rows.words
    for part in all_rows(connection, words, rows.number, _PART):
        yield _whole(rows, part)
    hidden = {row.key: row for row in all_hidden(connection, words, rows.number) if row.at}
    anew = find_rows(connection, words, rows.number, hidden)
    on_their_way = [row for key, row in hidden.items() if key not in anew]
    yield _whole(rows, on_their_way)
    ways = {row.key for row in on_their_way}
    for beside in all_remains(connection, words, rows.number, _PART):
        keys = {rows.key_of(record.key): record for record in beside}
        there = find_rows(connection, words, rows.number, keys)
        yield [record for key, record in keys.items() if key not in there and key not in ways]


def _whole(rows: LibraryRows, part: Sequence[Row]) -> list[Record]:
    """Return the records of rows, with what stands beside them."""
    records = [rows.record_of(row) for row in part]
    beside = find_remains(rows.connection, rows.words, rows.number, [record.key for record in records])
    if not beside:
        return records
    return [replace(r, removed=beside[r.key].removed) if r.key in beside else r for r in records]
