"""Facts about an index, one text each: rows of the table `meta`."""

from __future__ import annotations

from sqlalchemy import Connection

from rethumb_desktop.index.rows.outbox import see_stamp
from rethumb_desktop.index.values.values import readable, storable

#: The newest stamp that others know, or have given.
SETTLED = "settled"
_READ = "SELECT value FROM meta WHERE name = ?"
_KEEP = "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"


def read_fact(connection: Connection, name: str) -> str:
    """Return what is noted under a name, "" for nothing."""
    found = connection.exec_driver_sql(_READ, (storable(name),)).scalar_one_or_none()
    return readable(found) if found is not None else ""


def read_number(connection: Connection, name: str) -> int:
    """Return the number that is noted under a name, 0 for none."""
    return int(read_fact(connection, name) or 0)


def keep_fact(connection: Connection, name: str, value: str | int) -> None:
    """Note something under a name, inside the caller's transaction."""
    connection.exec_driver_sql(_KEEP, (storable(name), storable(str(value))))


def settle(connection: Connection, at: int) -> None:
    """Note a stamp that others know, or have given: this device's are later from now on."""
    see_stamp(connection, at)
    if at > read_number(connection, SETTLED):
        keep_fact(connection, SETTLED, at)
