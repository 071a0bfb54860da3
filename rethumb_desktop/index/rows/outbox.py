"""The outbox: what this device has yet to tell the others of a library, and when it was done."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection

from rethumb_desktop.domain.entries import next_stamp
from rethumb_desktop.index.values.values import storable

#: The library that has nobody to tell: "This computer".
OWN_LIBRARY = 0
_STAMP = "stamp"
_CLOCK = "clock"
_READ = "SELECT value FROM meta WHERE name = ?"
_WRITE = "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
_WAITS = "SELECT 1 FROM outbox WHERE library = ? AND at = ? AND key = ? AND kind = 'put'"
_NOTE = "INSERT INTO outbox (library, at, kind, key, name) VALUES (?, ?, ?, ?, ?)"


class Unsent(NamedTuple):
    """An entry that waits: `kind` is put, remove, rename or name, `key` a whole object key."""

    kind: str
    key: str
    name: str | None
    at: int


def stamps(connection: Connection, count: int) -> range:
    """Return the next stamps of this device, later than all that were seen; noted inside the caller's transaction."""
    last = _number(connection, _STAMP)
    now = time.time_ns() // 1_000_000 + _number(connection, _CLOCK)
    first = next_stamp(last, now)
    if count:
        _keep(connection, _STAMP, first + count - 1)
    return range(first, first + count)


def see_stamp(connection: Connection, at: int) -> None:
    """Note a stamp of another device: this one's are later from now on."""
    if at > _number(connection, _STAMP):
        _keep(connection, _STAMP, at)


def set_clock(connection: Connection, offset: int) -> None:
    """Note by how many milliseconds this computer's clock is slow."""
    _keep(connection, _CLOCK, offset)


def note_entries(connection: Connection, library: int, entries: Iterable[Unsent]) -> None:
    """Note what the others of a library do not know yet; of "This computer" there are none."""
    if library != OWN_LIBRARY:
        told = [
            (library, each.at, each.kind, storable(each.key), storable(each.name) if each.name is not None else None)
            for each in entries
        ]
        if told:
            connection.exec_driver_sql(_NOTE, told)


def waits(connection: Connection, library: int, key: str, at: int) -> bool:
    """Whether the put of a key waits to be told."""
    found = connection.exec_driver_sql(_WAITS, (library, at, storable(key)))
    return found.first() is not None


def _number(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(_READ, (name,)).scalar_one_or_none() or 0)


def _keep(connection: Connection, name: str, value: int) -> None:
    connection.exec_driver_sql(_WRITE, (name, str(value)))
