"""Devices: what is known of the journals of others, and of what this device has told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection

from rethumb_desktop.domain.entries import Unknown
from rethumb_desktop.domain.ports.syncing import Heard, Outgoing
from rethumb_desktop.index.rows.rows import from_error, to_error
from rethumb_desktop.index.values.values import readable, storable

_HEARD = "SELECT device, seq, digest, head, newest, said, name, error FROM devices WHERE library = ?"
_KEEP_HEARD = "INSERT OR REPLACE INTO devices VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_TOLD = "SELECT seq, digest FROM telling WHERE library = ?"
_KEEP_TOLD = "INSERT OR REPLACE INTO telling VALUES (?, ?, ?)"
_OUTGOING = "SELECT device, seq, digest, sealed, entries, newest FROM outgoing WHERE library = ?"
_KEEP_OUTGOING = "INSERT INTO outgoing VALUES (?, ?, ?, ?, ?, ?, ?)"
_UNKNOWN = "SELECT device, seq, at, content FROM unknown_entries WHERE library = ? ORDER BY device, seq, at, content"
_KEEP_UNKNOWN = "INSERT OR IGNORE INTO unknown_entries VALUES (?, ?, ?, ?, ?)"
_SNAPSHOT = "SELECT number FROM snapshots WHERE library = ? AND origin = ?"
_NEW_SNAPSHOT = """INSERT INTO snapshots
    SELECT ?, ?, coalesce(max(number), 0) + 1 FROM snapshots WHERE library = ? RETURNING number"""
_TABLES = ("devices", "telling", "outgoing", "unknown_entries", "snapshots")


def read_heard(connection: Connection, library: int) -> dict[str, Heard]:
    """Return what is known of the other devices, by their ids."""
    found = {}
    for device, seq, digest, head, newest, said, name, error in connection.exec_driver_sql(_HEARD, (library,)):
        record = from_error(error) if error is not None else None
        found[device] = Heard(device, seq, digest, head, newest, said, readable(name), record)
    return found


def keep_heard(connection: Connection, library: int, devices: Iterable[Heard]) -> None:
    """Keep what is known of devices, inside the caller's transaction."""
    for heard in devices:
        error = to_error(heard.error) if heard.error is not None else None
        facts = (heard.seq, heard.digest, heard.head, heard.newest, heard.said, storable(heard.name), error)
        connection.exec_driver_sql(_KEEP_HEARD, (library, heard.device, *facts))


def read_told(connection: Connection, library: int) -> tuple[int, str]:
    """Return number and digest of this device's newest segment, (0, "") for none."""
    found = connection.exec_driver_sql(_TOLD, (library,)).one_or_none()
    return (found[0], found[1]) if found is not None else (0, "")


def keep_told(connection: Connection, library: int, outgoing: Outgoing) -> None:
    """Note that the outgoing segment is in the bucket, inside the caller's transaction."""
    connection.exec_driver_sql(_KEEP_TOLD, (library, outgoing.seq, outgoing.digest))
    connection.exec_driver_sql("DELETE FROM outgoing WHERE library = ?", (library,))


def read_outgoing(connection: Connection, library: int) -> tuple[Outgoing | None, int]:
    """Return the segment that is going out, and the stamp of its newest entry, 0 where there is none."""
    found = connection.exec_driver_sql(_OUTGOING, (library,)).one_or_none()
    return (Outgoing(*found[:5]), found[5]) if found is not None else (None, 0)


def keep_outgoing(connection: Connection, library: int, outgoing: Outgoing, newest: int) -> None:
    """Keep the segment that is going out, inside the caller's transaction."""
    facts = (outgoing.device, outgoing.seq, outgoing.digest, outgoing.sealed, outgoing.entries, newest)
    connection.exec_driver_sql(_KEEP_OUTGOING, (library, *facts))


def read_unknown(connection: Connection, library: int) -> tuple[tuple[str, int, Unknown], ...]:
    """Return the entries of kinds that are not known, with their devices and segments."""
    found = connection.exec_driver_sql(_UNKNOWN, (library,))
    return tuple((device, seq, Unknown(at, readable(content))) for device, seq, at, content in found)


def keep_unknown(connection: Connection, library: int, entries: Iterable[tuple[str, int, Unknown]]) -> None:
    """Keep entries of kinds that are not known, each once, inside the caller's transaction."""
    for device, seq, entry in entries:
        connection.exec_driver_sql(_KEEP_UNKNOWN, (library, device, seq, entry.at, storable(entry.text)))


def find_snapshot(connection: Connection, library: int, origin: str) -> int:
    """Return the number of a snapshot of which something was imported, 0 where nothing was."""
    return int(connection.exec_driver_sql(_SNAPSHOT, (library, origin)).scalar_one_or_none() or 0)


def number_snapshot(connection: Connection, library: int, origin: str) -> int:
    """Return the number of a snapshot, given where it is new; later ones have larger ones."""
    found = find_snapshot(connection, library, origin)
    if not found:
        found = int(connection.exec_driver_sql(_NEW_SNAPSHOT, (library, origin, library)).scalar_one())
    return found


def take_over(connection: Connection, library: int, device: str, *, begun: bool) -> None:
    """Make what this device has told that of another device of this id; an outgoing segment is none any more."""
    if begun:
        seq, digest = read_told(connection, library)
        before = read_heard(connection, library).get(device, Heard(device))
        keep_heard(connection, library, [replace(before, seq=seq, digest=digest)])
    connection.exec_driver_sql("DELETE FROM telling WHERE library = ?", (library,))
    connection.exec_driver_sql("DELETE FROM outgoing WHERE library = ?", (library,))


def move_on(connection: Connection, library: int, own: str, vector: dict[str, tuple[int, str]]) -> None:
    """Note that what a vector covers was read; nothing is gone back."""
    known = read_heard(connection, library)
    further = []
    for device, (seq, digest) in vector.items():
        before = known.get(device, Heard(device))
        if device != own and seq > before.seq:
            further.append(replace(before, seq=seq, digest=digest))
    keep_heard(connection, library, further)


def forget_devices(connection: Connection, library: int) -> None:
    """Forget all that devices have told, this one included."""
    for table in _TABLES:
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE library = ?", (library,))
