"""Opening the database file: checked, upgraded with a copy kept, set aside when it is broken."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from rethumb_desktop.disk.faults import writing_fault
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.index.file.faults import index_faults, is_broken
from rethumb_desktop.index.file.owners import Owner
from rethumb_desktop.index.migrations import STEPS, Step

_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\0"
_VERSION_PLACE = slice(60, 64)
# An upgrade may write every row anew: in KB.
_CACHE = 65_536
_PARTS = ("", "-wal", "-shm")


def prepare(path: Path, owner: Owner, steps: Sequence[Step] = STEPS) -> list[str]:
    """Make the file at `path` a sound index of the version the steps lead to; return sentences about what was done.

    The index must be locked against other processes meanwhile. Raises Fault index (made by a newer version;
    broken while another rethumb uses it), disk.
    """
    _refuse_newer(path, _header_version(path), len(steps))
    warnings = []
    with index_faults(path):
        if not _is_sound(path):
            warnings.append(_set_aside(path, owner))
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            version = _version(connection)
            _refuse_newer(path, version, len(steps))
            if version < len(steps):
                connection.execute(f"PRAGMA cache_size = -{_CACHE}")
                _upgrade(path, connection, version, steps)
            connection.execute("PRAGMA journal_mode = WAL")
    return warnings


def backup_path(path: Path, version: int) -> Path:
    """Return where the copy of an index of an older version is kept."""
    return path.with_name(f"{path.stem}-v{version}-backup{path.suffix}")


def _header_version(path: Path) -> int:
    """Return the version in the file's header, 0 where there is none; without SQLite, so that nothing is touched."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except FileNotFoundError:
        return 0
    except OSError as error:
        raise writing_fault(path, error) from error
    return int.from_bytes(header[_VERSION_PLACE]) if header.startswith(_MAGIC) else 0


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _refuse_newer(path: Path, version: int, known: int) -> None:
    if version > known:
        raise Fault(
            FaultKind.INDEX,
            "The index was made by a newer version of rethumb.",
            "Install that version again; nothing was changed.",
            subject=str(path),
        )


def _is_sound(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError as error:
        if is_broken(error):
            return False
        raise


def _set_aside(path: Path, owner: Owner) -> str:
    if owner.has_living_others():
        raise Fault(
            FaultKind.INDEX,
            "The index is damaged, and another rethumb is using it.",
            "Close the other one and start again.",
            subject=str(path),
        )
    name = f"{path.name}.broken-{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}"
    for part in _PARTS:
        found = path.with_name(path.name + part)
        try:
            found.replace(path.with_name(name + part))
        except FileNotFoundError:
            continue
        except OSError as error:
            raise writing_fault(found, error) from error
    return f"The index was damaged. It was set aside as “{name}”, and a new one was begun."


def _upgrade(path: Path, connection: sqlite3.Connection, version: int, steps: Sequence[Step]) -> None:
    if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        _copy(connection, backup_path(path, version))
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in steps[version:]:
            step(connection)
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _copy(connection: sqlite3.Connection, backup: Path) -> None:
    unfinished = backup.with_name(backup.name + ".part")
    try:
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(unfinished)) as target:
            connection.backup(target)
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        unfinished.replace(backup)
    except OSError as error:
        raise writing_fault(backup, error) from error
