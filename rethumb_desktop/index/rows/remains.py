"""Remains: what is known of keys beside their publications, in the first place that they were removed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from rethumb_desktop.domain.entries import stamp
from rethumb_desktop.domain.merging import Mark, Record
from rethumb_desktop.index.values.extras import Extras, read_extras, write_extras
from rethumb_desktop.index.values.keys import joined, split
from rethumb_desktop.index.values.words import Words

_FIND = """SELECT head, stem, affix, removed_at, removed_device, extras FROM remains
    WHERE library = ? AND head IN (SELECT value FROM json_each(?))"""
_IN_ORDER = """SELECT head, stem, affix, removed_at, removed_device, extras FROM remains
    WHERE library = ? AND (head, stem, affix) > (?, ?, ?) ORDER BY head, stem, affix LIMIT ?"""
_FORGET = "DELETE FROM remains WHERE library = ? AND removed_at < ? AND extras IS NULL"
_UNMARK = (
    "UPDATE remains SET removed_at = 0, removed_device = 0 WHERE library = ? AND removed_at > 0 AND removed_at < ?"
)
# Heads are numbers of 32 bits.
_BEFORE_ALL = -(1 << 32)
_KEEP = "INSERT OR REPLACE INTO remains VALUES (?, ?, ?, ?, ?, ?, ?)"
_DROP = "DELETE FROM remains WHERE library = ? AND head = ? AND stem = ? AND affix = ?"


def find_remains(connection: Connection, words: Words, library: int, names: Iterable[str]) -> dict[str, Record]:
    """Return what is known of these keys without prefix, beside their publications; those that have nothing are left
    out."""
    wanted = {name: split(name).head for name in names}
    if not wanted:
        return {}
    asked = connection.exec_driver_sql(_FIND, (library, json.dumps([*wanted.values()])))
    found = (_record_of(values, connection, words) for values in asked)
    return {record.key: record for record in found if record.key in wanted}


def all_remains(connection: Connection, words: Words, library: int, size: int) -> Iterator[list[Record]]:
    """Yield all that is known beside the publications of a library, `size` at once."""
    last: tuple[int, bytes, int] = (_BEFORE_ALL, b"", 0)
    while found := connection.exec_driver_sql(_IN_ORDER, (library, *last, size)).all():
        yield [_record_of(values, connection, words) for values in found]
        last = (found[-1][0], found[-1][1], found[-1][2])


def forget_removed(connection: Connection, library: int, before_ms: int) -> None:
    """Forget removals that are older than this moment, in milliseconds since 1970 UTC; what was named stays."""
    place = (library, stamp(before_ms))
    connection.exec_driver_sql(_FORGET, place)
    connection.exec_driver_sql(_UNMARK, place)


def keep_remains(connection: Connection, words: Words, library: int, records: Iterable[Record]) -> None:
    """Keep what is known beside the publications, in the place of what was; nothing is kept of what has nothing.

    The puts of the records are passed over, and so are the names where there is one.
    """
    kept, dropped = [], []
    for record in records:
        head, stem, affix = split(record.key)
        place = (library, head, stem, words.id_of(connection, affix))
        alone = record.placed is None
        extras = write_extras(Extras(record.names, record.renamed)) if alone else None
        removed = record.removed
        if removed is not None or extras is not None:
            mark = (removed.at, words.id_of(connection, removed.device)) if removed is not None else (0, 0)
            kept.append((*place, *mark, extras))
        else:
            dropped.append(place)
    if kept:
        connection.exec_driver_sql(_KEEP, kept)
    if dropped:
        connection.exec_driver_sql(_DROP, dropped)


def _record_of(values: Sequence[Any], connection: Connection, words: Words) -> Record:
    head, stem, affix, at, device, kept = values
    removed = Mark(at, words.text_of(connection, device)) if at else None
    extras = read_extras(kept)
    return Record(joined(head, stem, words.text_of(connection, affix)), None, removed, extras.renamed, extras.names)
